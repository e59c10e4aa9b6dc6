import { placedHolds } from '../../../core/control/control';
import type { NotMine, Place, StepPorts } from '../../incident/run';
import { asOwner, factOf } from '../../incident/run';

/**
 * Keeps the region out until a person or its return lets it in: it must not be admitted, or write,
 * before it is known to be whole. Named by the incident, so that placing it again changes nothing.
 */
export const placeHold =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<{ outcome: 'held' } | NotMine> =>
    asOwner(event, ports, place, async (scene) => {
      const { incident, control, nowMs } = scene;
      const { region, id } = incident;
      if (placedHolds(control).some((hold) => hold.id === id)) return { outcome: 'held' as const };
      const reason = `its writer role is moving; released when ${region} is known to be whole`;
      const text = `${region} is held: ${reason}`;
      await ports.tell(factOf(scene, place, nowMs, { kind: 'HoldPlaced', about: region, text }));
      const by = `incident ${id}`;
      await ports.control.replace(undefined, { row: 'hold', id, region, by, reason, atMs: nowMs });
      return { outcome: 'held' as const };
    });
