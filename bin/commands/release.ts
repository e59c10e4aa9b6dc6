import { userInfo } from 'node:os';
import { readArguments } from '../arguments';
import type { Command } from '../command';
import { UsageError } from '../command';
import { confirm } from '../confirm';
import { reachPlane } from '../plane';
import { writeEverywhere } from '../write-everywhere';
import { regionNamed } from './hold';

export const releaseCommand: Command = {
  name: 'release',
  usage: 'meridian release <region> --reason "…" [--by name] [--topology file]',
  summary: 'let a held region back into service',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      reason: { type: 'string' },
      by: { type: 'string' },
      topology: { type: 'string' },
    });
    const plane = await reachPlane(io, values.topology);
    const region = regionNamed(positionals, plane);
    const { reason, by = userInfo().username } = values;
    if (reason === undefined || reason.trim() === '') {
      throw new UsageError('a release needs a reason; add --reason "…"');
    }
    const seen = await plane.pictures();
    const holds = [...seen.values()].flatMap((picture) => picture.holds);
    const ids = new Set(holds.filter((hold) => hold.region === region).map(({ id }) => id));
    if (ids.size === 0) {
      io.err(`no region that answers serves a hold on ${region}; nothing to release`);
      return 1;
    }
    const atMs = io.now().getTime();
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
