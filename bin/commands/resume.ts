import { givenBack } from '../../core/incident/order';
import { readArguments } from '../arguments';
import type { Command } from '../command';
import { Refusal } from '../command';
import { readControl, writeIncident } from '../control-access';
import { handleOf, incidentNamed } from '../find-incident';
import { declined } from '../go-ahead';
import { incidentText, nextCommands } from '../incident-text';
import { operatorFlags, operatorWords } from '../operator-words';

export const resumeCommand: Command = {
  name: 'resume',
  usage: 'meridian resume <region|incident> --reason "…" [--by name] [--yes] [--topology file]',
  summary: 'give an escalated or rejected incident back to automation, which judges it anew',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      ...operatorFlags,
      yes: { type: 'boolean' },
    });
    const { plane, words, by, reason, atMs } = await operatorWords(values, positionals, io);
    const control = await readControl(plane, 'the case is kept there; try again');
    const incident = incidentNamed(words, control, plane);
    const next = givenBack(incident, { by, reason, atMs }, control, plane.controlView);
    if ('refused' in next) {
      throw new Refusal([next.refused, ...nextCommands(incident)].join('\n  '));
    }
    io.out(incidentText(incident, atMs, []).join('\n'));
    io.out(`\n${by} gives it back to automation: ${reason}`);
    io.out('if the region is well and no candidate was chosen it ends; if it is lost it goes on');
    const code = await declined(io, values.yes === true);
    if (code !== undefined) return code;
    await writeIncident(plane, incident, { ...next, changedAtMs: io.now().getTime() });
    io.out(`written; follow it: meridian incidents ${handleOf(incident)} --follow`);
    return 0;
  },
};
