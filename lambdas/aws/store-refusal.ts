import { StoreRefused } from '../../core/data/store-refused';

/** Being too many at once is no refusal: the same call goes through a moment later. */
const momentary = /throttl|limitexceeded|slowdown/i;

/** An API's refusal as `StoreRefused`, in its words; undefined for whatever asking again may mend. */
export function refusalOf(error: unknown): StoreRefused | undefined {
  const status = statusOf(error);
  if (!(error instanceof Error) || status === undefined || status >= 500) return undefined;
  if (momentary.test(error.name)) return undefined;
  return new StoreRefused(`${error.name}: ${error.message}`);
}

/** Only what an API answered has a status. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  return (error.$metadata as { readonly httpStatusCode?: number }).httpStatusCode;
}

/** How a change is asked for, of a store that was looked at. */
export type Change<T> = {
  readonly look: () => Promise<T>;
  /** Whether the change is made, or on its way; `wasRefused` where the API has just refused it. */
  readonly isDone: (store: T, wasRefused: boolean) => boolean;
  readonly ask: (store: T) => Promise<unknown>;
};

/**
 * Asks for a change that is not made yet. A refusal counts only if it still is not: the SDK may
 * have sent the question twice, and been told only that the second came too late.
 */
export async function askOnce<T>({ look, isDone, ask }: Change<T>): Promise<void> {
  const store = await look();
  if (isDone(store, false)) return;
  try {
    await ask(store);
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === undefined) throw error;
    if (!isDone(await look(), true)) throw refused;
  }
}
