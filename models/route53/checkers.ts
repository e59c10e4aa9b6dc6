import { CheckState } from './check-state';
import type { StatusChange } from './check-state';
import { CheckerSchedule } from './checker-schedule';
import type { Delays } from './delays';
import { defaultDelays } from './delays';
import type { CalculatedCheck, EndpointCheck, HealthCheck } from './health-check';
import { calculatedHealth, endpointHealth } from './health-check';
import { checkSetProblems } from './health-check-rules';
import type { Opinion } from './opinion';
import { afterOutcome, noOpinion, settledOn, tallyOf } from './opinion';
import { InvalidInput } from './refusal';

/** One request a checker makes now. No redirect is followed: a 3xx is a pass. */
export type Probe = {
  readonly checkId: string;
  readonly checker: number;
  readonly dueAtMs: number;
  readonly request: {
    readonly fqdn: string;
    readonly port: number;
    readonly path: string;
    readonly https: boolean;
    /** Open a connection and close it again. */
    readonly tcp?: true;
  };
};

/** What came of it: `ok` for a connection or for a status code that `passes`, in time. */
export type Outcome = { readonly ok: boolean; readonly reason?: string };

export type FleetSettings = Partial<Delays> & {
  readonly startMs: number;
  /** In [0, 1). Draws each checker's phase, then the delay of each change. */
  readonly chance: () => number;
  /** Checkers of every endpoint check, whatever its regions. */
  readonly checkers?: number;
  /** What all checkers of a check have been answered for long before the start; else nothing yet. */
  readonly soFar?: (check: EndpointCheck) => boolean;
};

/** A check that has checkers, what they ask, and what each of them thinks. */
type Asked = {
  readonly check: EndpointCheck;
  readonly request: Probe['request'];
  readonly opinions: Opinion[];
};

const tallied = ({ check, opinions }: Asked): boolean => endpointHealth(check, tallyOf(opinions));

/**
 * Route 53's health checkers: nobody coordinates them, each asks at its own phase and keeps its own
 * opinion. The caller makes the requests: it takes `due` ones, and reports each when it has an
 * answer or has waited in vain. A clock that goes back counts as one that stands still.
 */
export class HealthCheckFleet {
  private readonly states = new Map<string, CheckState>();
  private readonly asked = new Map<string, Asked>();
  private readonly schedule = new CheckerSchedule();
  private readonly delays: Delays;
  private readonly chance: () => number;
  private latestMs: number;

  /** Throws `InvalidInput` with all that Route 53 refuses about the checks together. */
  constructor(checks: readonly HealthCheck[], settings: FleetSettings) {
    const problems = checkSetProblems(checks);
    if (problems.length > 0) throw new InvalidInput('health checks', problems);
    this.delays = {
      requestOverheadMs: settings.requestOverheadMs ?? defaultDelays.requestOverheadMs,
      aggregationMs: settings.aggregationMs ?? defaultDelays.aggregationMs,
    };
    this.chance = settings.chance;
    this.latestMs = settings.startMs;
    for (const check of checks) if (check.kind === 'endpoint') this.addEndpoint(check, settings);
    for (const check of checks) if (check.kind === 'calculated') this.addCalculated(check);
  }

  /** When the next checker asks; never, if all of them wait for an answer. */
  nextDueMs(): number {
    return this.schedule.nextDueMs();
  }

  /** Requests whose time has come, in order. Each is given out once, until it is reported. */
  due(nowMs: number): Probe[] {
    return this.schedule.take(nowMs).map(({ checkId, checker, dueAtMs }) => {
      const { request } = this.endpoint(checkId);
      return { checkId, checker, dueAtMs, request };
    });
  }

  /**
   * A checker has its answer, or has given up waiting. The opinion counts a little later, so a
   * change's `atMs` lies ahead of now. The checker asks again one interval from now.
   */
  report(checkId: string, checker: number, outcome: Outcome, nowMs: number): StatusChange[] {
    const { check, opinions } = this.endpoint(checkId);
    this.schedule.finish({ checkId, checker });
    this.latestMs = Math.max(this.latestMs, nowMs);
    const now = this.latestMs;
    this.schedule.add({ checkId, checker, dueAtMs: now + check.intervalMs });
    const before = opinions[checker] ?? noOpinion;
    const after = afterOutcome(before, outcome.ok, check.failureThreshold);
    opinions[checker] = after;
    // Most answers are like the last ones; the check follows from its checkers' opinions alone.
    if (after.healthy === before.healthy) return [];
    return this.settle(checkId, now + this.delays.requestOverheadMs, now);
  }

  /** Whether the check is healthy now, as Route 53 itself knows it. */
  status(checkId: string, nowMs: number): boolean {
    return this.state(checkId).statusAt(nowMs);
  }

  /** Whether DNS answers as if it were healthy. */
  dnsHealthy(checkId: string, nowMs: number): boolean {
    return this.state(checkId).dnsAt(nowMs);
  }

  private addEndpoint(check: EndpointCheck, settings: FleetSettings): void {
    const { startMs, checkers = check.checkers, chance, soFar } = settings;
    const known = soFar === undefined ? noOpinion : settledOn(soFar(check), check.failureThreshold);
    const opinions = Array.from({ length: checkers }, () => known);
    const { fqdn, port, path, https, tcp } = check;
    const request = { fqdn, port, path, https, ...(tcp && { tcp }) };
    const asked: Asked = { check, request, opinions };
    this.asked.set(check.id, asked);
    for (const checker of check.disabled ? [] : opinions.keys()) {
      const dueAtMs = startMs + chance() * check.intervalMs;
      this.schedule.add({ checkId: check.id, checker, dueAtMs });
    }
    this.states.set(check.id, new CheckState(check, tallied(asked)));
  }

  private addCalculated(check: CalculatedCheck): void {
    this.states.set(check.id, new CheckState(check, this.calculate(check)));
  }

  /** Sets a check from its checkers' opinions, and at the same moment those that count it. */
  private settle(checkId: string, atMs: number, nowMs: number): StatusChange[] {
    const { aggregationMs } = this.delays;
    const healthy = tallied(this.endpoint(checkId));
    const own = this.state(checkId).set(healthy, atMs, aggregationMs, this.chance);
    if (own.length === 0) return [];
    const parents = [...this.states.values()].flatMap((state) =>
      state.check.kind === 'calculated' && state.check.children.includes(checkId)
        ? state.set(this.calculate(state.check), atMs, aggregationMs, this.chance)
        : [],
    );
    for (const state of this.states.values()) state.forgetBefore(nowMs);
    return [...own, ...parents];
  }

  private calculate(check: CalculatedCheck): boolean {
    return calculatedHealth(check, check.children.filter((id) => this.state(id).newest).length);
  }

  private endpoint(checkId: string): Asked {
    const asked = this.asked.get(checkId);
    if (asked !== undefined) return asked;
    this.state(checkId);
    throw new Error(`health check ${checkId} is calculated and asks nobody; report its children`);
  }

  private state(checkId: string): CheckState {
    const state = this.states.get(checkId);
    if (state === undefined) throw new Error(`no health check ${checkId}; name one of the fleet's`);
    return state;
  }
}
