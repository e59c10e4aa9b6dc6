import { readArguments } from '../arguments';
import type { Command } from '../command';
import { tryControl } from '../control-access';
import { askDesk } from '../desk-call';
import type { DeskState } from '../status-text';
import { statusText } from '../status-text';

export const statusCommand: Command = {
  name: 'status',
  usage: 'meridian status [--topology file] [--json]',
  summary: 'one screen: who sees what, which gates are closed, who writes, what is open and why',
  run: async (args, io) => {
    const { values } = readArguments(args, {
      topology: { type: 'string' },
      json: { type: 'boolean' },
    });
    const plane = await io.reach(values.topology);
    const [pictures, control, desk] = await Promise.all([
      plane.pictures(),
      tryControl(plane),
      plane.desk === undefined ? undefined : askDesk('GET', '/state'),
    ]);
    if (values.json === true) {
      const known =
        'unread' in control
          ? { controlUnread: control.unread }
          : { control: [...control.rows.values()] };
      const all = { pictures: Object.fromEntries(pictures), ...known, desk };
      io.out(JSON.stringify(all, undefined, 2));
      return 0;
    }
    const nowMs = io.now().getTime();
    io.out(`meridian on ${plane.where}, ${io.now().toISOString()}`);
    const seen = { view: plane.controlView, pictures, control, nowMs };
    io.out(statusText({ ...seen, desk: desk as DeskState | undefined }));
    if (pictures.size > 0) return 0;
    io.err('no region answers; is the plane deployed, or the desk running (npm start)?');
    return 1;
  },
};
