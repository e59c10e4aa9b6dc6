import type { Incident, Question } from '../core/control/rows';
import { automation } from '../core/incident/requester';
import { standingAnswer } from '../core/incident/resume';
import { aligned } from './commands/plan-table';
import { handleOf } from './find-incident';
import { labelled } from './labelled';
import { clock, since, span, until } from './moments';

/** An open case in full: why, since when, who is at work on it, what is asked and what to type. */
export function incidentText(
  incident: Incident,
  nowMs: number,
  next: readonly string[] = nextCommands(incident),
): string[] {
  const { id, because, openedAtMs, changedAtMs, requester, status, level } = incident;
  const by = requester === automation ? 'by automation' : `ordered by ${requester}`;
  return [
    `${titleOf(incident)}  (${id})`,
    ...labelled([
      ['why', [because]],
      ['since', [`${since(openedAtMs, nowMs)}, ${by}`]],
      ['now', [`${status} (${span(nowMs - changedAtMs)} ago)`]],
      ['run', [runOf(incident, nowMs)]],
      ['traffic', level === 1 ? [] : [`${Math.round(level * 100)} % of its share is wanted`]],
      ['asks', incident.phase === 'awaiting' ? questionText(incident, nowMs) : []],
      ['next', next],
    ]),
  ];
}

/** A case in one line. */
export function incidentLine(incident: Incident, nowMs: number): string {
  const { openedAtMs, changedAtMs, phase, because } = incident;
  const when =
    phase === 'closed'
      ? `${new Date(openedAtMs).toISOString().slice(0, 10)} ${clock(openedAtMs)} UTC, ` +
        `for ${span(changedAtMs - openedAtMs)}`
      : `for ${span(nowMs - openedAtMs)}`;
  return `${titleOf(incident)}, ${when}: ${because}`;
}

const phaseWords = {
  running: 'runs',
  awaiting: 'WAITS FOR AN ANSWER',
  escalated: 'NEEDS A PERSON',
} as const;

function titleOf(incident: Incident): string {
  const { region, kind, drill, breakGlass, phase, outcome } = incident;
  const what = `${drill ? 'drill of a ' : ''}${kind}${breakGlass ? ', break-glass' : ''}`;
  return `${region}  ${what}  ${stateOf()}`;

  function stateOf(): string {
    if (phase === 'closed') return outcome ?? 'closed';
    if (phase === 'awaiting' && incident.question === undefined) return 'REJECTED, stays open';
    if (standingAnswer(incident) !== undefined && phase === 'awaiting') return 'answered';
    return phaseWords[phase];
  }
}

function runOf({ phase, lease, epoch }: Incident, nowMs: number): string {
  if (lease === undefined) {
    return phase === 'running' ? 'nobody yet; any region takes it up within seconds' : 'nobody';
  }
  const { runner, untilMs } = lease;
  const held =
    untilMs > nowMs ? `for ${span(untilMs - nowMs)}` : 'lapsed; another region takes over';
  return `${runner} under epoch ${epoch}, lease ${held}`;
}

/** What is asked, with the facts, and who has to answer until when. */
export function questionText(incident: Incident, nowMs: number): string[] {
  const { question } = incident;
  if (question === undefined) return [];
  const given = standingAnswer(incident);
  const answer =
    given === undefined
      ? whoAnswers(incident, question, nowMs)
      : `${given.by} has ${given.approved ? 'approved' : 'rejected'} it: ${given.reason}`;
  const facts = question.facts.map((fact) => `  ${fact}`);
  return [asked(incident, question), ...facts, answer];
}

function asked({ kind, region }: Incident, { stage, cell, candidate, because }: Question): string {
  return stage === 'writer' && cell !== undefined && candidate !== undefined
    ? `may ${candidate} become the writer of ${cell}?`
    : `may the ${kind} of ${region} go on? ${because}`;
}

function whoAnswers({ requester }: Incident, { lapsesAtMs }: Question, nowMs: number): string {
  const who = requester === automation ? 'anybody' : `anybody but ${requester}`;
  return lapsesAtMs > nowMs
    ? `${who} may approve until ${until(lapsesAtMs, nowMs)}`
    : `it lapsed at ${until(lapsesAtMs, nowMs)}`;
}

/** What a person would type now; nothing where the case goes on by itself. */
export function nextCommands(incident: Incident): string[] {
  const handle = handleOf(incident);
  const say = (verb: string): string => `meridian ${verb} ${handle} --reason "…"`;
  const resume = [say('resume'), 'automation judges it anew'];
  const order = [say('failover'), 'move on in your name'];
  const orders = incident.drill || incident.kind === 'restore' ? [resume] : [order, resume];
  switch (incident.phase) {
    case 'closed':
      return [];
    case 'running':
      return [`meridian incidents ${handle} --follow`];
    case 'escalated':
      return aligned(orders, 0);
    case 'awaiting':
      if (incident.question === undefined) return aligned(orders, 0);
      return standingAnswer(incident) === undefined ? [say('approve'), say('reject')] : [];
  }
}
