import type { OperatorWords } from '../core/control/agreement';
import { unshared } from '../core/control/agreement';
import type { Control } from '../core/control/control';
import { keyOf } from '../core/control/keys';
import type { Draft, Incident } from '../core/control/rows';
import type { Io } from './command';
import { Refusal } from './command';
import type { Plane } from './plane';

/** Every member may have its own long reason; the first one tells enough at night. */
const longest = 160;

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}

/** All control state. Refuses where no member answers, with what can be done without it. */
export async function readControl({ control }: Plane, instead: string): Promise<Control> {
  try {
    return await control().read();
  } catch (error) {
    throw new Refusal(`${sentence(error)}\n${instead}`);
  }
}

/** All control state, or in a sentence why it is not known: for what must go on without it. */
export async function tryControl({ control }: Plane): Promise<Control | { unread: string }> {
  try {
    return await control().read();
  } catch (error) {
    return { unread: sentence(error) };
  }
}

/** Writes an incident where `before` stands and nothing else. */
export async function writeIncident(
  { control }: Plane,
  before: Incident | undefined,
  next: Draft<Incident>,
): Promise<void> {
  const written = await control()
    .replace(before, next)
    .catch((error: unknown) => {
      throw new Refusal(`${sentence(error)}\nsee what stands: meridian incidents`);
    });
  if (written) return;
  throw new Refusal(
    `the case about ${next.region} changed meanwhile and nothing was written; ` +
      'look at it (meridian incidents) and say it again',
  );
}

/** A new epoch for a case that is to be opened. */
export async function drawEpoch({ control }: Plane): Promise<number> {
  return control()
    .drawEpoch()
    .catch((error: unknown) => {
      throw new Refusal(`${sentence(error)}\nnothing was ordered; try again`);
    });
}

/** Others may write the same rows at the same time; whoever is first is enough. */
const attempts = 3;

/**
 * Adds an operator's word to the table, where it can be done now; every region's reconciler does
 * the same with what its region was told. Gives back why not, or undefined where it stands; never
 * throws.
 */
export async function shareWithTable(
  { control }: Plane,
  words: OperatorWords,
): Promise<string | undefined> {
  try {
    const table = control();
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const known = await table.read();
      const { toTable } = unshared(words, known);
      if (toTable.length === 0) return undefined;
      for (const row of toTable) await table.replace(known.rows.get(keyOf(row)), row);
    }
    return 'others write the same rows faster';
  } catch (error) {
    return sentence(error);
  }
}

/** Tells a person that the table does not know their word yet, and who will see to it. */
export function sayUnshared(io: Io, why: string | undefined): void {
  if (why === undefined) return;
  io.err(`not in the strong table yet: ${why}`);
  io.err('the regions carry it there as soon as it can be written; nothing is left to do');
}
