import type { StatusChange } from '../../models/route53/check-state';
import type { HealthCheckFleet, Outcome, Probe } from '../../models/route53/checkers';
import type { Cancel } from './check-request';
import { makeRequest } from './check-request';

export type CheckersSettings = {
  readonly fleet: HealthCheckFleet;
  readonly now: () => number;
  /** Where a name leads on the desk, and the one port on which everything is entered there. */
  readonly addressOf: (name: string) => string | undefined;
  readonly port: number;
  readonly onChange: (change: StatusChange) => void;
};

/** Asks on time even when the event loop is late: a timer further away than this is set again. */
const longestSleepMs = 1_000;

/** Route 53's checkers at work: each request the model wants is made for real, one by one. */
export class Checkers {
  private timer: NodeJS.Timeout | undefined;
  private readonly underWay = new Set<Cancel>();
  private stopped = false;

  constructor(private readonly settings: CheckersSettings) {}

  /**
   * Begins to ask. What fell due before now is taken as asked in calm, each at its own moment: asked
   * late and all at once, the checkers would keep step from then on, and a third of sixteen that
   * ask together is no third of sixteen.
   */
  start(): void {
    const { fleet, now } = this.settings;
    liveThroughCalm(fleet, now());
    this.turn();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    for (const cancel of this.underWay) cancel();
  }

  private turn(): void {
    if (this.stopped) return;
    const { fleet, now } = this.settings;
    for (const probe of fleet.due(now())) this.ask(probe);
    const waitMs = Math.max(1, Math.min(longestSleepMs, fleet.nextDueMs() - now()));
    this.timer = setTimeout(() => {
      this.turn();
    }, waitMs);
  }

  private ask(probe: Probe): void {
    this.request(probe, (outcome) => {
      if (this.stopped) return;
      const { fleet, now, onChange } = this.settings;
      fleet.report(probe.checkId, probe.checker, outcome, now()).forEach(onChange);
    });
  }

  private request({ request }: Probe, done: (outcome: Outcome) => void): void {
    const { addressOf, port } = this.settings;
    const host = addressOf(request.fqdn);
    if (host === undefined) {
      done({ ok: false, reason: `DNS resolution failed: ${request.fqdn}` });
      return;
    }
    const cancel = makeRequest({ host, port, request }, (outcome) => {
      this.underWay.delete(cancel);
      done(outcome);
    });
    this.underWay.add(cancel);
  }
}

/**
 * Lets the checkers live through a calm minute before the world begins, in no time: endpoints well,
 * nobody voting. An inverted check without data reads unhealthy, which is why gates are created in
 * a deployment before the one that attaches them.
 */
function liveThroughCalm(fleet: HealthCheckFleet, untilMs: number): void {
  for (let atMs = fleet.nextDueMs(); atMs < untilMs; atMs = fleet.nextDueMs()) {
    for (const { checkId, checker, request } of fleet.due(atMs)) {
      fleet.report(checkId, checker, { ok: !request.path.startsWith('/drain/') }, atMs);
    }
  }
}

/** How long that calm lasts at least: every checker has asked, and every delay has passed. */
export const calmMs = 60_000;
