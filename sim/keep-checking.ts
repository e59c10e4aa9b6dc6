import type { Clock } from '../lambdas/ports';
import type { HealthCheckFleet, Probe } from '../models/route53/checkers';
import type { StatusChange } from '../models/route53/check-state';

/** Route 53's checkers at work for ever: each makes its requests when they are due. */
export async function keepChecking(
  fleet: HealthCheckFleet,
  clock: Clock,
  ask: (request: Probe['request']) => Promise<boolean>,
  onChange: (change: StatusChange) => void = () => undefined,
): Promise<never> {
  for (;;) {
    await clock.sleep(Math.max(0, fleet.nextDueMs() - clock.now()));
    for (const { checkId, checker, request } of fleet.due(clock.now())) {
      const ok = await ask(request);
      fleet.report(checkId, checker, { ok }, clock.now()).forEach(onChange);
    }
  }
}
