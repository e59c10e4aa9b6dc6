import type { Command } from '../command';
import { UsageError } from '../command';
import { confirm } from '../confirm';
import { readOperatorWords } from '../operator-words';
import { writeEverywhere } from '../write-everywhere';

export const killSwitchCommand: Command = {
  name: 'kill-switch',
  usage: 'meridian kill-switch on|off --reason "…" [--by name] [--topology file]',
  summary: 'stop (or allow again) every new vote in every region',
  run: async (args, io) => {
    const { plane, words, by, reason, atMs } = await readOperatorWords(args, io);
    const [word] = words;
    if (words.length !== 1 || (word !== 'on' && word !== 'off')) {
      throw new UsageError(`expected on or off, got ${words.join(' ') || 'nothing'}`);
    }
    const killSwitch = { on: word === 'on', by, reason, atMs };
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
