import { randomUUID } from 'node:crypto';
import { poolOf } from '../../core/topology/pools';
import type { Pictures } from '../../core/voting/gate';
import { isDrained, isHeld } from '../../core/voting/gate';
import type { Command, ExitCode, Io } from '../command';
import { UsageError } from '../command';
import { confirm } from '../confirm';
import { readOperatorWords } from '../operator-words';
import type { Plane } from '../plane';
import { writeEverywhere } from '../write-everywhere';

export const holdCommand: Command = {
  name: 'hold',
  usage: 'meridian hold <region> --reason "…" [--by name] [--topology file]',
  summary: 'keep a region out of service until it is released',
  run: async (args, io) => {
    const { plane, words, by, reason, atMs } = await readOperatorWords(args, io);
    const region = regionNamed(words, plane);
    const obstacle = lastAdmitted(region, plane, await plane.pictures());
    if (obstacle !== undefined) {
      io.err(`refused: ${obstacle}`);
      return 1;
    }
    const hold = { id: randomUUID(), region, by, reason, atMs };
    await writeEverywhere(plane, io, `hold on ${region}`, (rows) => rows.hold(hold));
    return inForce(region, plane, io);
  },
};

/** The one region a command is about. */
export function regionNamed(words: readonly string[], { view }: Plane): string {
  const [region, ...rest] = words;
  if (region === undefined || rest.length > 0 || !view.regions.includes(region)) {
    const got = words.length === 0 ? 'nothing' : words.join(' ');
    throw new UsageError(`expected one region, got ${got}; one of ${view.regions.join(', ')}`);
  }
  return region;
}

/** Route 53 answers with every member of a group when all are out, so the last one must stay in. */
function lastAdmitted(region: string, plane: Plane, seen: Pictures): string | undefined {
  const { name, regions } = poolOf(plane.topology, region);
  const others = regions.filter((member) => member !== region);
  const admitted = others.filter(
    (member) => !isDrained(member, seen, plane.view.quorum) && !isHeld(member, seen),
  );
  return admitted.length > 0
    ? undefined
    : `${region} is the last admitted member of pool ${name}; with all of them out Route 53 ` +
        'would answer with all of them. Release another member first';
}

/** In force is what a quorum of voters serves, asked where Route 53 asks. */
async function inForce(region: string, plane: Plane, io: Io): Promise<ExitCode> {
  const { confirmed, silent } = await confirm(plane, region, (picture) =>
    picture.drains.includes(region),
  );
  const { quorum } = plane.view;
  io.out(
    `served by ${confirmed.length} voters (${quorum} close the gate): ${confirmed.join(', ')}`,
  );
  if (silent.length > 0) io.err(`not confirmed by ${silent.join(', ')}`);
  if (confirmed.length >= quorum) {
    io.out(`in force: ${region} leaves the DNS answers within the gate's bound`);
    return 0;
  }
  io.err(`not in force: ${quorum - confirmed.length} more voters must serve it`);
  return 1;
}
