import type { Control } from '../../core/control/control';
import { controlOf } from '../../core/control/control';
import { keyOf } from '../../core/control/keys';
import type { ControlRow, Draft } from '../../core/control/rows';
import { controlRowSchema } from '../../core/control/rows';
import type { ControlTable, Log } from '../ports';
import type { StoredRow, StrongRows } from './strong-rows';

/** The network took the answer away and nobody can say whether the write was made. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** More tries than regions: each loses only to another that drew an epoch. */
const drawAttempts = 20;

/**
 * Control state over the members of the strong table, asked in the order given, those last that
 * did not answer before. A row that cannot
 * be read is told and left out: it cannot be acted upon, and must not hide the others.
 */
export function controlTable(
  members: readonly StrongRows[],
  newId: () => string,
  log: Log,
  readRow: ReadRow = controlRowOf,
): ControlTable {
  const asked = new AskedInTurn(members);
  const readRows = () => firstOf(asked, log);
  const read = async (): Promise<Control> =>
    controlOf((await readRows()).flatMap((row) => parsed(row, readRow, log)));

  const replace = async (
    before: ControlRow | undefined,
    next: Draft<ControlRow>,
  ): Promise<boolean> => {
    const sk = keyOf(next);
    if (before !== undefined && keyOf(before) !== sk) {
      throw new Error(`row ${keyOf(before)} cannot become ${sk}`);
    }
    const version = (before?.version ?? 0) + 1;
    const writeId = newId();
    const row = { ...next, sk, version, writeId };
    let lost = false;
    for (const member of asked.inOrder) {
      try {
        const outcome = await member.put(row, before?.version);
        if (outcome === 'written') return true;
        // Refused at once is a refusal; after a lost answer it may be our own write that stands.
        if (!lost) return false;
        break;
      } catch (error) {
        lost = true;
        asked.last(member);
        log.warn('outcome of a write unknown; asking on', {
          sk,
          at: member.name,
          error: String(error),
        });
      }
    }
    return standsThere({ sk, version, writeId }, await readRows());
  };

  const drawEpoch = async (): Promise<number> => {
    for (let attempt = 0; attempt < drawAttempts; attempt += 1) {
      const before = (await read()).rows.get('epoch');
      const value = before?.row === 'epoch' ? before.value + 1 : 1;
      if (await replace(before, { row: 'epoch', value })) return value;
    }
    throw new Error(`no epoch drawn in ${drawAttempts} attempts; try again`);
  };

  return { read, replace, drawEpoch };
}

/** Whether a write of ours is what the table holds; throws where it may still be to come. */
function standsThere(
  ours: { readonly sk: string; readonly version: number; readonly writeId: string },
  rows: readonly StoredRow[],
): boolean {
  const found = rows.find(({ sk }) => sk === ours.sk);
  if (found?.['writeId'] === ours.writeId) return true;
  // Another's write took exactly the version that ours needed.
  if (found?.['version'] === ours.version) return false;
  throw new OutcomeUnknown(`nobody can say whether ${ours.sk} was written; read it again later`);
}

/** Members in the order given, until one does not answer: that one is asked last from then on. */
class AskedInTurn {
  private members: readonly StrongRows[];

  constructor(members: readonly StrongRows[]) {
    this.members = members;
  }

  get inOrder(): readonly StrongRows[] {
    return this.members;
  }

  /** A lost member costs a time-out once, and not with every call of a turn or a run. */
  last(silent: StrongRows): void {
    this.members = [...this.members.filter((member) => member !== silent), silent];
  }
}

async function firstOf(asked: AskedInTurn, log: Log): Promise<readonly StoredRow[]> {
  const reasons: string[] = [];
  for (const member of asked.inOrder) {
    try {
      return await member.read();
    } catch (error) {
      asked.last(member);
      reasons.push(`${member.name}: ${String(error)}`);
    }
  }
  log.warn('no member of the strong table can be read', { reasons });
  throw new Error(`no member of the strong table can be read: ${reasons.join('; ')}`);
}

/** A stored row as what it says, or why it cannot be read. */
export type ReadRow = (row: StoredRow) => ControlRow | { readonly problem: string };

export const controlRowOf: ReadRow = (row) => {
  const read = controlRowSchema.safeParse(row);
  return read.success ? read.data : { problem: read.error.message };
};

function parsed(row: StoredRow, readRow: ReadRow, log: Log): ControlRow[] {
  const read = readRow(row);
  if (!('problem' in read)) return [read];
  log.warn('row left out; write it again', { row: row['sk'], problem: read.problem });
  return [];
}
