import * as z from 'zod';
import { howItEnded, leftToDo } from '../../../core/incident/ending';
import type { NotMine, Place, StepPorts } from '../run';
import { asOwner, factOf, handOver } from '../run';

const endSchema = z.object({ as: z.enum(['done', 'recovered', 'aborted']) });

/**
 * Ends the incident and tells operators how, and what stays for them to do. What it left behind
 * stays readable in its row until the region's next one.
 */
export const closeIncident =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<{ outcome: 'closed' } | NotMine> => {
    const { as } = endSchema.parse(event);
    return asOwner(event, ports, place, async (scene) => {
      const { incident, control, nowMs } = scene;
      const about = incident.region;
      const text = `${incident.kind} of ${about} ends as ${as}`;
      await ports.tell(factOf(scene, place, nowMs, { kind: 'IncidentClosed', about, text }));
      const whole = [
        `${text}: ${howItEnded(incident, as, control)}`,
        ...leftToDo(incident, control),
      ];
      const paged = { kind: 'OperatorPaged', about, text: whole.join('; ') } as const;
      await ports.tell(factOf(scene, place, nowMs, { ...paged, severity: 'notice' }));
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
