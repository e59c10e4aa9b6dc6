import { holdsOf } from '../../core/control/control';
import type { Hold } from '../../core/voting/records';
import type { Command } from '../command';
import { Refusal } from '../command';
import { confirm } from '../confirm';
import { sayUnshared, shareWithTable, tryControl } from '../control-access';
import { readOperatorWords } from '../operator-words';
import type { Plane } from '../plane';
import { regionNamed } from '../region-named';
import { writeEverywhere } from '../write-everywhere';

export const releaseCommand: Command = {
  name: 'release',
  usage: 'meridian release <region> --reason "…" [--by name] [--topology file]',
  summary: 'let a held region back into service',
  run: async (args, io) => {
    const { plane, words, by, reason, atMs } = await readOperatorWords(args, io);
    const region = regionNamed(words, plane);
    const holds = await knownHolds(plane);
    const ids = new Set(holds.filter((hold) => hold.region === region).map(({ id }) => id));
    if (ids.size === 0) {
      throw new Refusal(`nobody who answers knows a hold on ${region}; nothing to release`);
    }
    const releases = [...ids].map((id) => ({ id, by, reason, atMs }));
    const shared = shareWithTable(plane, { holds: [], releases });
    await writeEverywhere(plane, io, `release of ${region}`, async (rows) => {
      for (const release of releases) await rows.release(release);
    });
    const { confirmed, silent } = await confirm(
      plane,
      io,
      region,
      ({ holds: left }) => !left.some(({ id }) => ids.has(id)),
    );
    sayUnshared(io, await shared);
    io.out(`released, as served by ${confirmed.join(', ')}`);
    if (silent.length > 0) io.err(`not confirmed by ${silent.join(', ')}`);
    return silent.length === 0 ? 0 : 1;
  },
};

/** The holds that a region serves, and those that only the strong table knows yet. */
async function knownHolds(plane: Plane): Promise<Hold[]> {
  const [seen, control] = await Promise.all([plane.pictures(), tryControl(plane)]);
  const served = [...seen.values()].flatMap((picture) => picture.holds);
  return [...served, ...('unread' in control ? [] : holdsOf(control))];
}
