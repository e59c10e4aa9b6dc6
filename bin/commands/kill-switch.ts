import type { Command } from '../command';
import { UsageError } from '../command';
import { confirm } from '../confirm';
import { sayUnshared, shareWithTable } from '../control-access';
import { readOperatorWords } from '../operator-words';
import { writeEverywhere } from '../write-everywhere';

export const killSwitchCommand: Command = {
  name: 'kill-switch',
  usage: 'meridian kill-switch on|off --reason "…" [--by name] [--topology file]',
  summary: 'stop (or allow again) every new vote and every run, in every region',
  run: async (args, io) => {
    const { plane, words, by, reason, atMs } = await readOperatorWords(args, io);
    const [word] = words;
    if (words.length !== 1 || (word !== 'on' && word !== 'off')) {
      throw new UsageError(`expected on or off, got ${words.join(' ') || 'nothing'}`);
    }
    const killSwitch = { on: word === 'on', by, reason, atMs };
    const shared = shareWithTable(plane, { holds: [], releases: [], killSwitch });
    await writeEverywhere(plane, io, `kill switch ${word}`, (rows) => rows.killSwitch(killSwitch));
    const { confirmed, silent } = await confirm(
      plane,
      io,
      undefined,
      (picture) => picture.killSwitch?.on === killSwitch.on,
    );
    sayUnshared(io, await shared);
    io.out(`confirmed by ${confirmed.join(', ') || 'no region'}`);
    io.out(
      killSwitch.on
        ? 'new votes and runs are stopped; standing votes, holds and permits stay as they are'
        : 'votes and runs are allowed again; what was stopped: meridian incidents',
    );
    if (silent.length > 0) io.err(`not confirmed by ${silent.join(', ')}`);
    return silent.length === 0 ? 0 : 1;
  },
};
