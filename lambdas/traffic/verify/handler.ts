import * as z from 'zod';
import { regionRowOf } from '../../../core/control/control';
import { poolOf } from '../../../core/topology/pools';
import type { ControlView } from '../../../core/topology/control-view';
import type { NotMine, Place, Scene, StepPorts } from '../../incident/run';
import { asOwner, factOf } from '../../incident/run';

const expectedSchema = z.object({
  /** Whether clients should be answered with the region, or must not be. */
  expect: z.enum(['out', 'in']),
  /** Answers older than this say nothing. */
  since: z.string(),
});

/** Looked at by this many regions besides the sick one, an answer is what clients get. */
export type Verified =
  | NotMine
  | { readonly outcome: 'verified' }
  | { readonly outcome: 'waiting'; readonly because: string };

/**
 * Looks at what clients are answered, as every region's reconciler found it by asking DNS; the
 * success of a call to Route 53 says nothing about that.
 */
export const verifyTraffic =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<Verified> => {
    const { expect, since } = expectedSchema.parse(event);
    return asOwner(event, ports, place, async (scene): Promise<Verified> => {
      const { incident, nowMs } = scene;
      const about = incident.region;
      // A drill moved nothing, so clients are answered as before: that it could look is the result.
      const because = incident.drill
        ? undefined
        : doubtAbout(expect, Date.parse(since), scene, place.view);
      if (because !== undefined) return { outcome: 'waiting', because };
      const text = incident.drill
        ? 'clients are answered as before, as nothing has moved'
        : `clients are ${expect === 'out' ? 'no longer' : 'again'} answered with ${about}`;
      await ports.tell(factOf(scene, place, nowMs, { kind: 'TrafficVerified', about, text }));
      return { outcome: 'verified' };
    });
  };

function doubtAbout(
  expect: 'out' | 'in',
  sinceMs: number,
  { incident, control }: Scene,
  view: ControlView,
): string | undefined {
  const { region } = incident;
  const { name } = poolOf(view, region);
  const looks = view.regions.flatMap(({ name: observer }) => {
    const row = observer === region ? undefined : regionRowOf(control, observer);
    return row?.answeredAtMs !== undefined && row.answeredAtMs >= sinceMs ? [row] : [];
  });
  if (looks.length < view.plane.quorum) {
    return `${looks.length} of ${view.plane.quorum} regions have asked DNS since ${new Date(sinceMs).toISOString()}`;
  }
  const seenBy = looks.filter(({ answers }) => (answers[name]?.[region] ?? 0) > 0);
  if (expect === 'out') {
    const [still] = seenBy;
    return still === undefined ? undefined : `${still.region} is still answered with ${region}`;
  }
  return seenBy.length > 0 ? undefined : `nobody is answered with ${region} yet`;
}
