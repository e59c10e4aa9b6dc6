import type { Incident } from '../../../core/control/rows';
import type { NotMine, Place, StepPorts } from '../run';
import { amend, asOwner, factOf } from '../run';

/**
 * Calls for a person when an incident's first run begins. A later run is no new emergency and says
 * where the case goes on. Told first and remembered then: who dies in between calls once more.
 */
export const notifyOperators =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<{ outcome: 'told' } | NotMine> =>
    asOwner(event, ports, place, async (scene) => {
      const { run, incident, nowMs } = scene;
      const by = { runner: place.runner, epoch: run.epoch };
      if (incident.announced?.epoch === by.epoch) return { outcome: 'told' };
      const paged = { kind: 'OperatorPaged', about: incident.region } as const;
      await ports.tell(factOf(scene, place, nowMs, { ...paged, ...wording(incident, by) }));
      await amend(scene, ports, (now) => ({ ...now, announced: by }));
      return { outcome: 'told' };
    });

type Call = { readonly text: string; readonly severity: 'critical' | 'notice' };

function wording(
  { kind, region, because, announced: before }: Incident,
  { runner }: { readonly runner: string },
): Call {
  const what = `${kind} of ${region}`;
  if (before === undefined) return { text: `${what} begins: ${because}`, severity: 'critical' };
  const after = `after the run of ${before.runner} under epoch ${before.epoch}`;
  const text = `${what} is taken up again by ${runner}, ${after}: ${because}`;
  return { text, severity: 'notice' };
}
