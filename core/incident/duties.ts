import type { Control } from '../control/control';
import { cellsOf, incidentAbout, incidentsOf, isKilled } from '../control/control';
import type { Cell, Incident } from '../control/rows';
import type { ControlView } from '../topology/control-view';
import { ms } from '../topology/control-view';
import { isAbandoned } from '../writer/claim';
import { isUnwritable } from '../writer/permit';
import { whyResume } from './resume';
import type { Sight } from './sight';
import type { Opening } from './trigger';
import { isSeenHealthy, openingFor } from './trigger';

/** What a region should do about the incidents now, as far as the table lets it. */
export type Duty =
  | { readonly do: 'open'; readonly opening: Opening; readonly last: Incident | undefined }
  | { readonly do: 'resume'; readonly incident: Incident; readonly because: string }
  | { readonly do: 'remember-healthy'; readonly incident: Incident }
  | { readonly do: 'escalate-lapsed'; readonly incident: Incident }
  | { readonly do: 'free'; readonly cell: Cell }
  | {
      readonly do: 'page-unwritable';
      readonly cell: Cell;
      readonly incident: Incident | undefined;
    };

/** Who looks, and what it sees. */
export type Watch = {
  readonly region: string;
  readonly control: Control;
  readonly sight: Sight;
  readonly view: ControlView;
};

/**
 * Everything that wants doing. The sick region takes no part in its own case, nor does one that is
 * cut off: it judges nobody. The kill switch stops runs, and neither memory, nor lapses, nor permits,
 * nor the permit watch: calling a person takes no judgement, only a table that can be read.
 */
export function dutiesOf(watch: Watch): Duty[] {
  const { region, control, sight, view } = watch;
  const judges = sight.pictures.get(region)?.isolated !== true;
  const acts = judges && !isKilled(control) && view.plane.mode !== 'observe';
  const others = view.plane.regions.filter((other) => other !== region);
  return [
    ...(acts ? others.flatMap((other) => openings(other, watch)) : []),
    ...(acts ? incidentsOf(control).flatMap((incident) => resumptions(incident, watch)) : []),
    ...incidentsOf(control)
      .filter((incident) => judges && isSeenHealthy(incident, sight, view))
      .map((incident) => ({ do: 'remember-healthy' as const, incident })),
    ...incidentsOf(control)
      .filter((incident) => hasLapsed(incident, sight.atMs))
      .map((incident) => ({ do: 'escalate-lapsed' as const, incident })),
    ...cellsOf(control)
      .filter((cell) => isAbandoned(cell, control))
      .map((cell) => ({ do: 'free' as const, cell })),
    ...cellsOf(control).flatMap((cell) => silences(cell, watch)),
  ];
}

function openings(other: string, { control, sight, view }: Watch): Duty[] {
  const opening = openingFor(other, control, sight, view);
  if (opening === undefined) return [];
  return [{ do: 'open', opening, last: incidentAbout(control, other) }];
}

function resumptions(incident: Incident, { region, control, sight, view }: Watch): Duty[] {
  if (incident.region === region && incident.kind === 'failover') return [];
  const because = whyResume(incident, control, sight, view);
  return because === undefined ? [] : [{ do: 'resume', incident, because }];
}

/** The incidents that would be opened if automation were let, and why it is not. */
export function withheldBy(watch: Watch): Readonly<Record<string, string>> {
  const { region, control, sight, view } = watch;
  const why = isKilled(control)
    ? 'the kill switch stops runs'
    : view.plane.mode === 'observe'
      ? 'the mode is observe'
      : undefined;
  if (why === undefined || sight.pictures.get(region)?.isolated === true) return {};
  const others = view.plane.regions.filter((other) => other !== region);
  return Object.fromEntries(
    others.flatMap((other) => (openings(other, watch).length > 0 ? [[other, why]] : [])),
  );
}

/** A question that nobody answered in time, wherever the run that asked it is now. */
const hasLapsed = ({ phase, question, answer }: Incident, nowMs: number): boolean =>
  phase === 'awaiting' &&
  question !== undefined &&
  answer === undefined &&
  question.lapsesAtMs < nowMs;

/** Nobody writes a cell for too long: a person has to know, whatever automation does or may not do. */
function silences(cell: Cell, { control, sight, view }: Watch): Duty[] {
  const incident = incidentAbout(control, cell.region);
  const open = incident !== undefined && incident.phase !== 'closed' ? incident : undefined;
  // Whoever is escalated, or asked, has been paged already.
  if (open?.phase === 'escalated' || open?.phase === 'awaiting') return [];
  // A failover under a live lease is on its way to the cell, whether it has claimed it yet or not.
  const live =
    open?.kind === 'failover' &&
    open.lease !== undefined &&
    open.lease.untilMs + ms(view.clockSkewSeconds) > sight.atMs;
  // Whoever was given the case has as long as anybody who begins.
  const { validUntilMs } = cell.permit;
  const silentMs = sight.atMs - Math.max(validUntilMs, open?.handedAtMs ?? validUntilMs);
  if (!isUnwritable(silentMs, live, view)) return [];
  return [{ do: 'page-unwritable', cell, incident: open ?? incident }];
}
