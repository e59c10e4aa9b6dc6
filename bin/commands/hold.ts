import { randomUUID } from 'node:crypto';
import type { Command, ExitCode, Io } from '../command';
import { Refusal } from '../command';
import { confirm } from '../confirm';
import { sayUnshared, shareWithTable } from '../control-access';
import { lastAdmitted } from '../last-admitted';
import { readOperatorWords } from '../operator-words';
import type { Plane } from '../plane';
import { regionNamed } from '../region-named';
import { writeEverywhere } from '../write-everywhere';

export const holdCommand: Command = {
  name: 'hold',
  usage: 'meridian hold <region> --reason "…" [--by name] [--topology file]',
  summary: 'keep a region out of service until it is released',
  run: async (args, io) => {
    const { plane, words, by, reason, atMs } = await readOperatorWords(args, io);
    const region = regionNamed(words, plane);
    const obstacle = lastAdmitted(region, plane, await plane.pictures());
    if (obstacle !== undefined) throw new Refusal(`refused: ${obstacle}`);
    const hold = { id: randomUUID(), region, by, reason, atMs };
    const shared = shareWithTable(plane, { holds: [hold], releases: [] });
    await writeEverywhere(plane, io, `hold on ${region}`, (rows) => rows.hold(hold));
    const code = await inForce(region, plane, io);
    sayUnshared(io, await shared);
    return code;
  },
};

/** In force is what a quorum of voters serves, asked where Route 53 asks. */
async function inForce(region: string, plane: Plane, io: Io): Promise<ExitCode> {
  const { confirmed, silent } = await confirm(plane, io, region, (picture) =>
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
