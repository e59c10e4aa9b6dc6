import { readArguments } from '../arguments';
import type { Command } from '../command';
import { askDesk } from '../desk-call';
import { reachPlane } from '../plane';
import type { DeskState } from '../status-text';
import { statusText } from '../status-text';

export const statusCommand: Command = {
  name: 'status',
  usage: 'meridian status [--topology file] [--json]',
  summary: 'who sees what, who votes, which gates are closed, what is withheld and why',
  run: async (args, io) => {
    const { values } = readArguments(args, {
      topology: { type: 'string' },
      json: { type: 'boolean' },
    });
    const plane = await reachPlane(io, values.topology);
    const [pictures, desk] = await Promise.all([
      plane.pictures(),
      plane.desk === undefined ? undefined : askDesk('GET', '/state'),
    ]);
    if (values.json === true) {
      io.out(JSON.stringify({ pictures: Object.fromEntries(pictures), desk }, undefined, 2));
      return 0;
    }
    io.out(`meridian on ${plane.where}, ${io.now().toISOString()}`);
    io.out(statusText(plane.view, pictures, desk as DeskState | undefined, io.now().getTime()));
    if (pictures.size > 0) return 0;
    io.err('no region answers; is the plane deployed, or the desk running (npm start)?');
    return 1;
  },
};
