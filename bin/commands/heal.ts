import { readArguments } from '../arguments';
import type { Command } from '../command';
import { askDesk } from '../desk-call';

export const healCommand: Command = {
  name: 'heal',
  usage: 'meridian heal [region], on a running desk; without a region it heals everything',
  summary: 'end faults on the desk',
  run: async (args, io) => {
    const [region] = readArguments(args, {}).positionals;
    const { done } = await askDesk('POST', '/heal', region === undefined ? {} : { region });
    io.out(String(done));
    return 0;
  },
};
