import { cellNamed, regionRowOf } from '../../../core/control/control';
import type { NotMine, Place, StepPorts } from '../../incident/run';
import { asOwner, factOf } from '../../incident/run';
import { cellEventSchema } from '../cell-step';

/** After this, silent survivors are left to their own reconcilers. */
export const patienceMs = 30_000;

export type Acknowledged =
  | NotMine
  | { readonly outcome: 'acknowledged' | 'waiting' | 'silent'; readonly silent: readonly string[] };

/** Whether the services of every surviving region know who writes. Nothing unsafe waits for it. */
export const acknowledgeRole =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<Acknowledged> => {
    const { cell: name } = cellEventSchema.parse(event);
    return asOwner(event, ports, place, async (scene): Promise<Acknowledged> => {
      const { control, incident, nowMs } = scene;
      const cell = cellNamed(control, name);
      const silent = place.view.regions
        .map((region) => region.name)
        .filter((region) => region !== incident.region)
        .filter(
          (region) =>
            (regionRowOf(control, region)?.roleEpochs[name] ?? 0) < (cell?.roleEpoch ?? 0),
        );
      const sinceMs = nowMs - (cell?.movedAtMs ?? nowMs);
      if (silent.length > 0 && sinceMs < patienceMs && !incident.drill) {
        return { outcome: 'waiting', silent };
      }
      const outcome = silent.length === 0 ? 'acknowledged' : 'silent';
      const text =
        silent.length === 0
          ? `every survivor knows who writes ${name}`
          : `${silent.join(', ')} have not confirmed who writes ${name}; their reconcilers will`;
      const fact = { kind: 'RoleAcknowledged', about: name, text, details: { silent } } as const;
      await ports.tell(factOf(scene, place, nowMs, fact));
      return { outcome, silent };
    });
  };
