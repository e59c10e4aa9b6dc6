import type { Command } from '../command';
import { confirm } from '../confirm';
import { readOperatorWords } from '../operator-words';
import { writeEverywhere } from '../write-everywhere';
import { regionNamed } from './hold';

export const releaseCommand: Command = {
  name: 'release',
  usage: 'meridian release <region> --reason "…" [--by name] [--topology file]',
  summary: 'let a held region back into service',
  run: async (args, io) => {
    const { plane, words, by, reason, atMs } = await readOperatorWords(args, io);
    const region = regionNamed(words, plane);
    const seen = await plane.pictures();
    const holds = [...seen.values()].flatMap((picture) => picture.holds);
    const ids = new Set(holds.filter((hold) => hold.region === region).map(({ id }) => id));
    if (ids.size === 0) {
      io.err(`no region that answers serves a hold on ${region}; nothing to release`);
      return 1;
    }
    for (const id of ids) {
      const release = { id, by, reason, atMs };
      await writeEverywhere(plane, io, `release of ${region}`, (rows) => rows.release(release));
    }
    const { confirmed, silent } = await confirm(
      plane,
      region,
      ({ holds: left }) => !left.some(({ id }) => ids.has(id)),
    );
    io.out(`released, as served by ${confirmed.join(', ')}`);
    if (silent.length > 0) io.err(`not confirmed by ${silent.join(', ')}`);
    return silent.length === 0 ? 0 : 1;
  },
};
