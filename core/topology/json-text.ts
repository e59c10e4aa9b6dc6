import type { Problem } from './problem';

export type ReadJson =
  | { readonly ok: true; readonly document: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** JSON text as a value, or the one problem that it is none, in the words of every other one. */
export function readJson(text: string): ReadJson {
  try {
    return { ok: true, document: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = `not JSON: ${reason}`;
    const got = text.slice(0, 40);
    return { ok: false, problems: [{ path: '$', got, problem, instead: 'write a JSON object' }] };
  }
}
