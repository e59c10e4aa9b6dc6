import type { OperatorRows } from '../lambdas/aws/operator-rows';
import type { Io } from './command';
import type { Plane } from './plane';

/**
 * Writes a row into every region directly, so that no region needs another one to know it, and
 * names the regions that could not take it.
 */
export async function writeEverywhere(
  { view, rowsIn, where }: Plane,
  io: Io,
  what: string,
  write: (rows: OperatorRows) => Promise<void>,
): Promise<void> {
  io.out(`${what}: writing to ${view.regions.length} regions on ${where}`);
  const outcomes = await Promise.allSettled(view.regions.map((region) => write(rowsIn(region))));
  outcomes.forEach((outcome, index) => {
    if (outcome.status === 'fulfilled') return;
    const reason = outcome.reason instanceof Error ? outcome.reason.message : 'unknown';
    io.err(`not written in ${view.regions[index] ?? '?'}: ${reason}`);
  });
}
