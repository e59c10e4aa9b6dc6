import { answered } from '../../core/incident/answer';
import { readArguments } from '../arguments';
import type { Command, ExitCode, Io } from '../command';
import { Refusal } from '../command';
import { readControl, writeIncident } from '../control-access';
import { handleOf, incidentNamed } from '../find-incident';
import { declined } from '../go-ahead';
import { incidentText, nextCommands } from '../incident-text';
import { operatorFlags, operatorWords } from '../operator-words';

export const approveCommand: Command = {
  name: 'approve',
  usage: 'meridian approve <region|incident> --reason "…" [--by name] [--yes] [--topology file]',
  summary: 'say yes to what an incident asks',
  run: (args, io) => answer(true, args, io),
};

export const rejectCommand: Command = {
  name: 'reject',
  usage: 'meridian reject <region|incident> --reason "…" [--by name] [--yes] [--topology file]',
  summary: 'say no to what an incident asks; it stays open',
  run: (args, io) => answer(false, args, io),
};

async function answer(approved: boolean, args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...operatorFlags,
    yes: { type: 'boolean' },
  });
  const { plane, words, by, reason, atMs } = await operatorWords(values, positionals, io);
  const control = await readControl(plane, 'an answer is written there; try again');
  const incident = incidentNamed(words, control, plane);
  const said = { approved, by, reason, atMs };
  const check = answered(incident, said);
  if ('refused' in check) {
    throw new Refusal([check.refused, ...nextCommands(incident)].join('\n  '));
  }
  io.out(incidentText(incident, atMs, []).join('\n'));
  io.out(`\n${by} ${approved ? 'APPROVES' : 'REJECTS'}: ${reason}`);
  const code = await declined(io, values.yes === true);
  if (code !== undefined) return code;
  // Time has passed while the person read: what they answer is what they were shown, or nothing.
  const fresh = incidentNamed([incident.id], await readControl(plane, 'try again'), plane);
  if (fresh.question?.id !== incident.question?.id) {
    throw new Refusal('it asks something else by now; look again and answer that');
  }
  const next = answered(fresh, { ...said, atMs: io.now().getTime() });
  if ('refused' in next) throw new Refusal(next.refused);
  await writeIncident(plane, fresh, next);
  io.out(`written; follow it: meridian incidents ${handleOf(incident)} --follow`);
  return 0;
}
