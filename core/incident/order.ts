import type { Control } from '../control/control';
import { incidentAbout, incidentsOf, isKilled, killSwitchOf } from '../control/control';
import type { Draft, Incident } from '../control/rows';
import { without } from '../control/without';
import type { ControlView } from '../topology/control-view';
import type { Refused } from './answer';
import { automation } from './requester';
import { standingAnswer } from './resume';
import { opened } from './trigger';

/** A person's order to move a region's traffic and writers away, or to practise it. */
export type Order = {
  readonly region: string;
  readonly by: string;
  readonly reason: string;
  readonly atMs: number;
  readonly drill: boolean;
  /** No question is asked and no cool-down waited for. */
  readonly breakGlass: boolean;
};

/** How an order is carried out: by a new case, or by the open one in this person's name. */
export type Course =
  | { readonly do: 'open'; readonly last: Incident | undefined }
  | { readonly do: 'take-up'; readonly incident: Incident };

/** What an order comes to, or why it cannot be given now. */
export function courseOf(order: Order, control: Control, view: ControlView): Course | Refused {
  const stopped = whyNoRunStarts(order.by, control, view);
  if (stopped !== undefined) return { refused: stopped };
  const open = incidentsOf(control).find(({ phase, drill }) => phase !== 'closed' && !drill);
  if (order.drill && open !== undefined) {
    return { refused: `${open.id} is open; practise when it is closed` };
  }
  const last = incidentAbout(control, order.region, order.drill);
  // A ramp ends where it stands: the region leaves again.
  if (last === undefined || last.phase === 'closed' || last.kind === 'restore') {
    return { do: 'open', last };
  }
  const busy = whyBusy(last, order);
  return busy === undefined ? { do: 'take-up', incident: last } : { refused: busy };
}

function whyNoRunStarts(by: string, control: Control, view: ControlView): string | undefined {
  if (by.trim() === '' || by.trim().toLowerCase() === automation) {
    return `"${by}" is not a person; say who orders it`;
  }
  if (view.plane.mode === 'observe') {
    return 'the mode is observe, in which no run starts; deploy mode manual or automatic first';
  }
  const killSwitch = killSwitchOf(control);
  if (killSwitch === undefined || !isKilled(control)) return undefined;
  const { by: who, reason } = killSwitch;
  return `the kill switch is on (${who}: ${reason}), so no run starts; turn it off first`;
}

function whyBusy(incident: Incident, { breakGlass }: Order): string | undefined {
  const { id, phase, question } = incident;
  if (phase === 'running') return `${id} runs already`;
  if (phase !== 'awaiting' || question === undefined) return undefined;
  if (standingAnswer(incident) !== undefined) return `${id} has its answer and goes on`;
  if (question.stage === 'open' || breakGlass) return undefined;
  return `${id} waits for an answer and would only ask again; answer it, or break the glass`;
}

/** The row to write for an order. A new case is named by `epoch`, drawn for it. */
export function ordered(order: Order, course: Course, epoch: number): Draft<Incident> {
  const { region, by, reason, atMs, drill, breakGlass } = order;
  const status = `ordered by ${by}: ${reason}`;
  const inTheirName = { requester: by, breakGlass, status, changedAtMs: atMs, handedAtMs: atMs };
  if (course.do === 'take-up') {
    return { ...idle(course.incident), ...inTheirName, phase: 'running' };
  }
  const opening = { region, kind: 'failover' as const, because: reason };
  const fresh = opened(opening, course.last, { runner: by, epoch }, atMs);
  if (!drill) return { ...fresh, ...inTheirName };
  return { ...fresh, ...inTheirName, id: `drill-${fresh.id}`, drill, level: 1 };
}

/**
 * An escalated or rejected incident given back to automation, which judges it anew: a region that
 * is well again ends it as recovered, one that is lost goes on. Refused where anybody works on it.
 */
export function givenBack(
  incident: Incident,
  { by, reason, atMs }: Pick<Order, 'by' | 'reason' | 'atMs'>,
  control: Control,
  view: ControlView,
): Draft<Incident> | Refused {
  const stopped = whyNoRunStarts(by, control, view);
  if (stopped !== undefined) return { refused: stopped };
  const { id, phase, question } = incident;
  if (phase === 'running' || phase === 'closed') return { refused: `${id} is ${phase}` };
  if (phase === 'awaiting' && question !== undefined) {
    return { refused: `${id} waits for an answer; approve or reject it` };
  }
  const status = `given back to automation by ${by}: ${reason}`;
  const anew = {
    requester: automation,
    breakGlass: false,
    status,
    changedAtMs: atMs,
    handedAtMs: atMs,
  };
  return { ...idle(incident), ...anew, phase: 'running' };
}

/** Nobody's, and without what was asked: any region may take it up. */
const idle = (incident: Incident) => without(incident, 'lease', 'question', 'answer');
