import type { Control } from '../../core/control/control';
import { incidentsOf } from '../../core/control/control';
import type { Incident } from '../../core/control/rows';
import { readArguments } from '../arguments';
import type { Command, ExitCode, Io } from '../command';
import { Refusal, UsageError } from '../command';
import { readControl } from '../control-access';
import { handleOf, incidentNamed, isOpen } from '../find-incident';
import { follow } from '../follow';
import { incidentLine, incidentText } from '../incident-text';
import type { Plane } from '../plane';

export const incidentsCommand: Command = {
  name: 'incidents',
  usage: 'meridian incidents [region|incident] [--follow] [--all] [--json] [--topology file]',
  summary: 'what is open, who is at work on it, who is asked what, and what to type next',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      all: { type: 'boolean' },
      follow: { type: 'boolean' },
      json: { type: 'boolean' },
      topology: { type: 'string' },
    });
    const plane = await io.reach(values.topology);
    const instead = 'traffic moves without it; what the voters say: meridian status';
    const control = await readControl(plane, instead);
    const known = incidentsOf(control).toSorted((a, b) => b.openedAtMs - a.openedAtMs);
    if (values.follow === true) return followOne(positionals, known, control, plane, io);
    const chosen = positionals.length > 0 ? [incidentNamed(positionals, control, plane)] : known;
    if (values.json === true) {
      const shown = values.all === true || positionals.length > 0 ? chosen : chosen.filter(isOpen);
      io.out(JSON.stringify(shown, undefined, 2));
      return 0;
    }
    io.out(incidentsText(chosen, positionals.length > 0 || values.all === true, io));
    return 0;
  },
};

function followOne(
  words: readonly string[],
  known: readonly Incident[],
  control: Control,
  plane: Plane,
  io: Io,
): Promise<ExitCode> {
  const [only, ...more] = known.filter(isOpen);
  if (words.length === 0 && more.length > 0) {
    const open = known.filter(isOpen).map(handleOf).join(', ');
    throw new UsageError(`several are open, name one: ${open}`);
  }
  if (words.length === 0 && only === undefined) throw new Refusal('nothing is open to follow');
  const incident = only !== undefined && words.length === 0 ? only : undefined;
  return follow(plane, io, incident ?? incidentNamed(words, control, plane));
}

/** Open cases in full, closed ones in a line each; without `all` only the last of those. */
function incidentsText(incidents: readonly Incident[], all: boolean, io: Io): string {
  const nowMs = io.now().getTime();
  const open = incidents.filter(isOpen);
  const closed = incidents.filter((incident) => !isOpen(incident));
  const shown = all ? closed : open.length > 0 ? [] : closed.slice(0, 1);
  return [
    ...open.flatMap((incident) => [...incidentText(incident, nowMs), '']),
    ...(open.length === 0 ? ['nothing is open'] : []),
    ...shown.map((incident) => `${all ? '' : 'last: '}${incidentLine(incident, nowMs)}`),
  ]
    .join('\n')
    .trimEnd();
}
