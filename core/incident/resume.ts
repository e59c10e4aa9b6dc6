import type { Control } from '../control/control';
import type { Incident } from '../control/rows';
import type { ControlView } from '../topology/control-view';
import { isFree } from './lease';
import { isRecovered } from './recovery';
import type { Sight } from './sight';

/** The answer to the question that stands, if it was given. */
export const standingAnswer = ({ question, answer }: Incident) =>
  question !== undefined && answer?.questionId === question.id ? answer : undefined;

/**
 * Why a region may take up an incident that nobody works on, or undefined where nobody may: one
 * that runs and whose lease lapsed; one that waits for a person once the answer stands, or once its
 * region is back and nothing was begun. An escalated one is a person's.
 */
export function whyResume(
  incident: Incident,
  control: Control,
  sight: Sight,
  view: ControlView,
): string | undefined {
  if (!isFree(incident, sight.atMs, view)) return undefined;
  switch (incident.phase) {
    case 'running':
      return incident.lease === undefined
        ? `${incident.requester} asked for it`
        : `the lease of ${incident.lease.runner} lapsed`;
    case 'awaiting': {
      const answer = standingAnswer(incident);
      if (answer !== undefined) {
        return `${answer.by} ${answer.approved ? 'approved' : 'rejected'}: ${answer.reason}`;
      }
      return isRecovered(incident, control, sight, view)
        ? `${incident.region} is healthy again and nothing was begun`
        : undefined;
    }
    case 'escalated':
    case 'closed':
      return undefined;
  }
}
