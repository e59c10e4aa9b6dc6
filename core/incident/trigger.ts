import type { Control } from '../control/control';
import { cellsOf, incidentAbout, isHeldIn } from '../control/control';
import type { Draft, Incident } from '../control/rows';
import type { ControlView } from '../topology/control-view';
import { isDrained } from '../voting/gate';
import { automation } from './requester';
import type { Sight } from './sight';
import { majoritySays, witnessesSaying } from './sight';

/** A case that ought to be opened, and why. */
export type Opening = Pick<Incident, 'region' | 'kind' | 'because'>;

/**
 * What the last case about a region leaves open. A region that was lost stays lost without a new
 * incident each turn: it must have been healthy in between, or hold a role that nobody moved.
 */
export function openingFor(
  region: string,
  control: Control,
  sight: Sight,
  view: ControlView,
): Opening | undefined {
  const last = incidentAbout(control, region);
  if (last !== undefined && last.phase !== 'closed') return undefined;
  return lossOf(region, last, control, sight, view) ?? returnOf(region, last, control, sight, view);
}

function lossOf(
  region: string,
  last: Incident | undefined,
  control: Control,
  sight: Sight,
  { plane }: ControlView,
): Opening | undefined {
  if (!majoritySays('failed', region, sight, plane)) return undefined;
  const holdsRole = cellsOf(control).some((cell) => cell.region === region);
  if (!holdsRole && last?.healthySince === false) return undefined;
  const witnesses = witnessesSaying('failed', region, sight);
  const reason = witnesses.find(({ lastFailure }) => lastFailure !== undefined)?.lastFailure;
  const because = `${witnesses.length} of ${plane.regions.length - 1} observers say failed`;
  return { region, kind: 'failover', because: reason ? `${because}: ${reason}` : because };
}

/** Back in DNS by its voters' word, kept out by nobody, and not at its full weight yet. */
function returnOf(
  region: string,
  last: Incident | undefined,
  control: Control,
  sight: Sight,
  { plane }: ControlView,
): Opening | undefined {
  if (last === undefined || last.level === 1 || isHeldIn(control, region)) return undefined;
  if (isDrained(region, sight.pictures, plane.quorum)) return undefined;
  if (!majoritySays('healthy', region, sight, plane)) return undefined;
  return { region, kind: 'restore', because: `${region} is healthy, admitted and not held` };
}

/** Whether the closed case about a region should remember that it has been seen healthy. */
export function isSeenHealthy(incident: Incident, sight: Sight, { plane }: ControlView): boolean {
  return (
    incident.phase === 'closed' &&
    !incident.healthySince &&
    majoritySays('healthy', incident.region, sight, plane)
  );
}

/** The case as it is first written: named by the epoch that opens it, so that no two are alike. */
export function opened(
  opening: Opening,
  last: Incident | undefined,
  by: { readonly runner: string; readonly epoch: number },
  nowMs: number,
): Draft<Incident> {
  return {
    row: 'incident',
    id: `${opening.kind}-${opening.region}-${by.epoch}`,
    ...opening,
    drill: false,
    breakGlass: false,
    phase: 'running',
    status: `opened by ${by.runner}`,
    requester: automation,
    openedAtMs: nowMs,
    changedAtMs: nowMs,
    epoch: by.epoch,
    approvals: [],
    level: last?.level ?? 1,
    // A region that comes back was seen healthy: losing it again is a new loss.
    healthySince: opening.kind === 'restore',
  };
}
