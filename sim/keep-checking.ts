import type { HealthCheckFleet, Probe } from '../models/route53/checkers';
import type { StatusChange } from '../models/route53/check-state';
import type { VirtualClock } from './virtual-clock';

/** Whether a request is answered well; a promise only where that has to be waited for. */
export type AskAsChecker = (request: Probe['request']) => boolean | Promise<boolean>;

/**
 * Route 53's checkers at work for ever: each makes its requests when they are due. Nine of ten are
 * answered at once; those cost no promise, for they are half of all that happens in a calm hour.
 */
export function keepChecking(
  fleet: HealthCheckFleet,
  clock: VirtualClock,
  ask: AskAsChecker,
  onChange: (change: StatusChange) => void = () => undefined,
): void {
  const report = ({ checkId, checker }: Probe, ok: boolean): void => {
    for (const change of fleet.report(checkId, checker, { ok }, clock.now())) onChange(change);
  };
  const askAll = (due: readonly Probe[]): Promise<void> | undefined => {
    for (const [at, probe] of due.entries()) {
      const ok = ask(probe.request);
      if (typeof ok !== 'boolean') return afterwards(ok, probe, due.slice(at + 1));
      report(probe, ok);
    }
    rest();
    return undefined;
  };
  const afterwards = async (
    answer: Promise<boolean>,
    probe: Probe,
    others: readonly Probe[],
  ): Promise<void> => {
    report(probe, await answer);
    await askAll(others);
  };
  const rest = (): void => {
    clock.later(fleet.nextDueMs() - clock.now(), () => askAll(fleet.due(clock.now())));
  };
  rest();
}
