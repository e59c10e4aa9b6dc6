import { userInfo } from 'node:os';
import { readArguments } from '../arguments';
import type { Command } from '../command';
import { UsageError } from '../command';
import { confirm } from '../confirm';
import { reachPlane } from '../plane';
import { writeEverywhere } from '../write-everywhere';

export const killSwitchCommand: Command = {
  name: 'kill-switch',
  usage: 'meridian kill-switch on|off --reason "…" [--by name] [--topology file]',
  summary: 'stop (or allow again) every new vote in every region',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      reason: { type: 'string' },
      by: { type: 'string' },
      topology: { type: 'string' },
    });
    const [word] = positionals;
    if (positionals.length !== 1 || (word !== 'on' && word !== 'off')) {
      throw new UsageError(`expected on or off, got ${positionals.join(' ') || 'nothing'}`);
    }
    const { reason, by = userInfo().username } = values;
    if (reason === undefined || reason.trim() === '') {
      throw new UsageError('the kill switch needs a reason; add --reason "…"');
    }
    const plane = await reachPlane(io, values.topology);
    const killSwitch = { on: word === 'on', by, reason, atMs: io.now().getTime() };
    await writeEverywhere(plane, io, `kill switch ${word}`, (rows) => rows.killSwitch(killSwitch));
    const { confirmed, silent } = await confirm(
      plane,
      undefined,
      (picture) => picture.killSwitch?.on === killSwitch.on,
    );
    io.out(`confirmed by ${confirmed.join(', ') || 'no region'}`);
    io.out('standing votes and holds stay as they are; only new votes are stopped');
    if (silent.length > 0) io.err(`not confirmed by ${silent.join(', ')}`);
    return silent.length === 0 ? 0 : 1;
  },
};
