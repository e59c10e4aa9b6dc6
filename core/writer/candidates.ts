import type { Control } from '../control/control';
import { incidentAbout, isHeldIn } from '../control/control';
import type { Cell } from '../control/rows';
import type { Sight } from '../incident/sight';
import { mostSay } from '../incident/sight';
import type { ControlView } from '../topology/control-view';
import { isDrained } from '../voting/gate';

/** A region that might take the role, and what speaks against it. */
export type Ranked = { readonly region: string; readonly against: readonly string[] };

/**
 * Who could take a cell's role, in the topology's order, those with nothing against them first. The
 * present writer is no candidate.
 */
export function rankCandidates(
  cell: Cell,
  control: Control,
  sight: Sight,
  view: ControlView,
): Ranked[] {
  const named = view.cells.find(({ name }) => name === cell.cell);
  const regions = named === undefined ? [] : [...named.candidates, named.writer];
  const ranked = regions
    .filter((region) => region !== cell.region)
    .map((region) => ({ region, against: obstaclesFor(region, control, sight, view) }));
  return ranked.toSorted((a, b) => Number(a.against.length > 0) - Number(b.against.length > 0));
}

/** What speaks against a region taking a role, in words; nothing where it could. */
export function obstaclesFor(
  region: string,
  control: Control,
  sight: Sight,
  { plane }: ControlView,
): string[] {
  const incident = incidentAbout(control, region);
  return [
    ...(mostSay('healthy', region, sight) ? [] : ['most observers do not see it healthy']),
    ...(isDrained(region, sight.pictures, plane.quorum) ? ['it is drained'] : []),
    ...(isHeldIn(control, region) ? ['it is held'] : []),
    ...(incident !== undefined && incident.phase !== 'closed' && incident.kind === 'failover'
      ? [`incident ${incident.id} about it is open`]
      : []),
  ];
}
