import { readArguments } from '../arguments';
import type { Command } from '../command';
import { UsageError } from '../command';
import { askDesk } from '../desk-call';

const faults = [
  '<region>                        goes down hard (also: region-down <region> [--style refused])',
  'gray <region> [--how slow|errors] [--share 0.5]',
  'isolated <region>               can no longer reach anyone',
  'partition <from> <to>           one way',
  'connection-loss <percent>       everywhere',
  'lying-observer <region> <about> serves a vote nobody cast',
  'route53-api                     the control plane stops answering',
];

export const breakCommand: Command = {
  name: 'break',
  usage: `meridian break <fault>, on a running desk. Faults:\n  ${faults.join('\n  ')}`,
  summary: 'break something on the desk',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      style: { type: 'string' },
      how: { type: 'string' },
      share: { type: 'string' },
    });
    const { done } = await askDesk('POST', '/break', faultFrom(positionals, values));
    io.out(String(done));
    return 0;
  },
};

type Flags = { style?: string; how?: string; share?: string };

/** The fault a line of words stands for; whether it can be is the desk's to say. */
function faultFrom([word, first, second]: readonly string[], flags: Flags): object {
  switch (word) {
    case undefined:
      throw new UsageError('break what?');
    case 'gray':
      return {
        fault: word,
        region: first,
        ...(flags.how === undefined ? {} : { how: flags.how }),
        ...(flags.share === undefined ? {} : { share: Number(flags.share) }),
      };
    case 'isolated':
      return { fault: word, region: first };
    case 'partition':
      return { fault: word, from: first, to: second };
    case 'connection-loss':
      return { fault: word, percent: Number(first) };
    case 'lying-observer':
      return { fault: word, region: first, about: second };
    case 'route53-api':
      return { fault: word };
    default: {
      const region = word === 'region-down' ? first : word;
      const style = flags.style === undefined ? {} : { style: flags.style };
      return { fault: 'region-down', region, ...style };
    }
  }
}
