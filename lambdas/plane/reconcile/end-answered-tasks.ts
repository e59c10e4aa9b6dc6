import type { Control } from '../../../core/control/control';
import { incidentsOf } from '../../../core/control/control';
import type { Incident } from '../../../core/control/rows';
import { standingAnswer } from '../../../core/incident/resume';
import type { Place } from '../../incident/run';
import type { ReconcilePorts } from './handler';

/** Tasks whose waiting this long ago is over are not ended again: they have lapsed. */
const forgottenMs = 60_000;

/**
 * Ends the runs of this region that wait for a person: answered, or overtaken because another run
 * has taken the incident up. What is decided stands in the table; the task only shows the wait.
 */
export async function endAnsweredTasks(
  control: Control,
  { clock, finishTask }: Pick<ReconcilePorts, 'clock' | 'finishTask'>,
  { runner }: Place,
): Promise<void> {
  const nowMs = clock.now();
  const over = incidentsOf(control).filter(
    ({ question, changedAtMs }) =>
      question?.tokenRegion === runner && nowMs - changedAtMs < forgottenMs,
  );
  for (const incident of over) {
    const outcome = wordFor(incident);
    if (outcome !== undefined) await finishTask(incident.question?.token ?? '', { outcome });
  }
}

function wordFor(incident: Incident): 'answered' | 'overtaken' | undefined {
  if (standingAnswer(incident) !== undefined) return 'answered';
  return incident.phase === 'awaiting' ? undefined : 'overtaken';
}
