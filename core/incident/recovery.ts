import type { Control } from '../control/control';
import { cellsOf } from '../control/control';
import type { Incident } from '../control/rows';
import type { ControlView } from '../topology/control-view';
import { automation } from './requester';
import type { Sight } from './sight';
import { majoritySays } from './sight';

/** Whether the incident has chosen a candidate: from then on it goes forward or escalates. */
export const hasBegun = ({ id }: Pick<Incident, 'id'>, control: Control): boolean =>
  cellsOf(control).some(({ intent }) => intent?.incident === id);

/**
 * Whether what the incident was opened for is over: the region is healthy again before anything was
 * begun. What a person asked for is not undone by good health, and a drill has a healthy region.
 */
export function isRecovered(
  incident: Incident,
  control: Control,
  sight: Sight,
  { plane }: ControlView,
): boolean {
  return (
    incident.kind === 'failover' &&
    incident.requester === automation &&
    !incident.drill &&
    !hasBegun(incident, control) &&
    majoritySays('healthy', incident.region, sight, plane)
  );
}
