import * as z from 'zod';
import type { NotMine, Place, StepPorts } from '../run';
import { asOwner, factOf } from '../run';

const momentSchema = z.object({ moment: z.enum(['opened', 'closed']) });

/** Calls for a person at the beginning and at the end: what happened, and what is being done. */
export const notifyOperators =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<{ outcome: 'told' } | NotMine> => {
    const { moment } = momentSchema.parse(event);
    return asOwner(event, ports, place, async (scene) => {
      const { incident, nowMs } = scene;
      const about = incident.region;
      const drill = incident.drill ? 'drill: ' : '';
      const text =
        moment === 'opened'
          ? `${drill}${incident.kind} of ${about} begins: ${incident.because}`
          : `${drill}${incident.kind} of ${about} is done`;
      const severity = moment === 'opened' && !incident.drill ? 'critical' : 'notice';
      await ports.tell(
        factOf(scene, place, nowMs, { kind: 'OperatorPaged', about, text, severity }),
      );
      return { outcome: 'told' as const };
    });
  };
