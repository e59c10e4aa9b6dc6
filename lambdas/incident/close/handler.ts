import * as z from 'zod';
import type { NotMine, Place, StepPorts } from '../run';
import { asOwner, factOf, handOver } from '../run';

const endSchema = z.object({ as: z.enum(['done', 'recovered', 'aborted']) });

/** Ends the incident. What it left behind stays readable in its row until the region's next one. */
export const closeIncident =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<{ outcome: 'closed' } | NotMine> => {
    const { as } = endSchema.parse(event);
    return asOwner(event, ports, place, async (scene) => {
      const { incident, nowMs } = scene;
      const text = `${incident.kind} of ${incident.region} ends as ${as}`;
      const kind = 'IncidentClosed';
      await ports.tell(factOf(scene, place, nowMs, { kind, about: incident.region, text }));
      const closed = await handOver(
        scene,
        ports,
        { phase: 'closed', status: `ended as ${as}` },
        (now) => ({ ...now, outcome: as }),
      );
      if (!closed) throw new Error(`incident ${incident.id} changed while closing; close it again`);
      return { outcome: 'closed' };
    });
  };
