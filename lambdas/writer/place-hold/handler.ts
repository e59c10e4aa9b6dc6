import { holdsOf } from '../../../core/control/control';
import type { NotMine, Place, StepPorts } from '../../incident/run';
import { asOwner, factOf } from '../../incident/run';

/** In whose name an incident keeps its region out. */
export const heldBy = (incident: { readonly id: string }): string => `incident ${incident.id}`;

/**
 * Keeps the region out until a person or its return lets it in: it must not be admitted, or write,
 * before it is known to be whole. Placing it again changes nothing while it is in force; one that
 * was released is over for good, so a later run of the incident places its own.
 */
export const placeHold =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<{ outcome: 'held' } | NotMine> =>
    asOwner(event, ports, place, async (scene) => {
      const { incident, control, nowMs } = scene;
      const { region } = incident;
      const by = heldBy(incident);
      if (holdsOf(control).some((hold) => hold.by === by)) return { outcome: 'held' as const };
      const id = `${incident.id}-${incident.epoch}`;
      const reason = `its writer role is moving; released when ${region} is known to be whole`;
      const text = `${region} is held: ${reason}`;
      await ports.tell(factOf(scene, place, nowMs, { kind: 'HoldPlaced', about: region, text }));
      await ports.control.replace(undefined, { row: 'hold', id, region, by, reason, atMs: nowMs });
      return { outcome: 'held' as const };
    });
