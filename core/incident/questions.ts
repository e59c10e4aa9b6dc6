import type { Cell, Incident, Question } from '../control/rows';
import type { ControlView } from '../topology/control-view';
import { ms } from '../topology/control-view';
import { isImplausible } from '../writer/permit';
import { automation } from './requester';
import { standingAnswer } from './resume';
import type { Sight } from './sight';
import { isWithheld, withheldReasons } from './sight';

/** A question as the rules put it, before it has an id and somebody who waits for the answer. */
export type Asked = Pick<
  Question,
  'stage' | 'cell' | 'candidate' | 'roleEpoch' | 'because' | 'facts'
>;

/** Whether a person has to say that this incident may act at all. */
export function questionBeforeActing(
  incident: Incident,
  sight: Sight,
  { plane }: ControlView,
): Asked | undefined {
  if (incident.breakGlass || incident.kind !== 'failover') return undefined;
  const { region } = incident;
  if (!isWithheld(region, sight, plane) || incident.requester !== automation) return undefined;
  const reasons = withheldReasons(region, sight);
  if (reasons.length === 0) return undefined;
  return { stage: 'open', because: 'the votes about it are withheld', facts: reasons };
}

/** Whether a person has to say that this cell's writer may move. */
export function questionBeforeMoving(
  cell: Cell,
  candidate: string,
  incident: Incident,
  view: ControlView,
  nowMs: number,
): Asked | undefined {
  if (incident.breakGlass) return undefined;
  const facts = doubts(cell, view, nowMs);
  if (facts.length === 0) return undefined;
  return {
    stage: 'writer',
    cell: cell.cell,
    candidate,
    roleEpoch: cell.roleEpoch,
    because: `the writer of ${cell.cell} would move from ${cell.region} to ${candidate}`,
    facts,
  };
}

function doubts(cell: Cell, view: ControlView, nowMs: number): string[] {
  const sinceMs = nowMs - (cell.movedAtMs ?? -Infinity);
  return [
    ...(view.plane.mode === 'manual' ? ['mode is manual: a person decides about the writer'] : []),
    ...(sinceMs < ms(view.cooldownSeconds)
      ? [
          `the writer moved ${Math.round(sinceMs / 1000)} s ago; ` +
            `the cool-down is ${view.cooldownSeconds} s`,
        ]
      : []),
    ...(isImplausible(cell, nowMs, view)
      ? ['its permit ends later than any renewal could have said: a clock is wrong']
      : []),
  ];
}

/** What people have said about a question of this incident: nothing yet, yes, or no. */
export function verdictOn(asked: Asked, incident: Incident): 'unasked' | 'approved' | 'rejected' {
  if (incident.approvals.some((given) => isSame(given, asked))) return 'approved';
  const answer = standingAnswer(incident);
  if (answer === undefined || incident.question === undefined) return 'unasked';
  if (!isSame(incident.question, asked)) return 'unasked';
  return answer.approved ? 'approved' : 'rejected';
}

type Subject = Pick<Asked, 'stage' | 'cell' | 'candidate' | 'roleEpoch'>;

/** Whether two questions are about the same thing, whatever is known about it at their time. */
export const isSame = (a: Subject, b: Subject): boolean =>
  a.stage === b.stage &&
  a.cell === b.cell &&
  a.candidate === b.candidate &&
  a.roleEpoch === b.roleEpoch;

/** Whether a person said no to what this incident asked last. */
export const isRejected = (incident: Incident): boolean =>
  standingAnswer(incident)?.approved === false;

/** The approvals that stand once the last answer is counted among them. */
export function approvalsOf(incident: Incident): Incident['approvals'] {
  const { question, approvals } = incident;
  const answer = standingAnswer(incident);
  if (question === undefined || answer?.approved !== true) return approvals;
  const { stage, cell, candidate, roleEpoch } = question;
  const subject = {
    stage,
    ...(cell === undefined ? {} : { cell }),
    ...(candidate === undefined ? {} : { candidate }),
    ...(roleEpoch === undefined ? {} : { roleEpoch }),
  };
  return [...approvals, { ...subject, by: answer.by, atMs: answer.atMs }];
}
