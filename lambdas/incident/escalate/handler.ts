import * as z from 'zod';
import { cellsOf } from '../../../core/control/control';
import { without } from '../../../core/control/without';
import { automation } from '../../../core/incident/requester';
import type { NotMine, Place, Scene, StepPorts } from '../run';
import { asOwner, factOf, handOver } from '../run';
import { plainWords } from './plain-words';

const reasonSchema = z.object({
  because: z.string().min(1),
  /** `rejected` leaves the incident waiting: it may still end as recovered. An order is over. */
  to: z.enum(['escalated', 'rejected']).default('escalated'),
});

/** Calls for a person, then leaves the incident to them. Nothing automatic touches it again. */
export const escalate =
  (ports: StepPorts, place: Place) =>
  (event: unknown): Promise<{ outcome: 'escalated' | 'rejected' } | NotMine> => {
    const { because: cause, to } = reasonSchema.parse(event);
    const because = plainWords(cause);
    const leave = async (scene: Scene): Promise<{ outcome: 'escalated' | 'rejected' }> => {
      const { incident, nowMs } = scene;
      const about = incident.region;
      const what = `${incident.kind} of ${about}`;
      // What a person ordered and another one rejects has nothing to wait for.
      const isOver = to === 'rejected' && incident.requester !== automation;
      const text =
        to === 'rejected'
          ? `${what} was rejected; it ${isOver ? 'is over' : 'stays open'}`
          : [`${what} needs a person: ${because}`, ...leftBehind(scene)].join('; ');
      // Whoever rejects knows it; the others read it in the morning.
      const severity = to === 'rejected' ? 'notice' : 'critical';
      await ports.tell(
        factOf(scene, place, nowMs, { kind: 'OperatorPaged', about, text, severity }),
      );
      const kind = isOver ? 'IncidentClosed' : 'IncidentEscalated';
      await ports.tell(factOf(scene, place, nowMs, { kind, about, text: because }));
      const phase = isOver ? 'closed' : to === 'rejected' ? 'awaiting' : 'escalated';
      const left = await handOver(scene, ports, { phase, status: because }, (now) => ({
        ...without(now, 'question', 'answer'),
        ...(isOver ? { outcome: 'aborted' as const } : {}),
      }));
      if (!left) throw new Error(`incident ${incident.id} changed while escalating; try again`);
      return { outcome: to };
    };
    return asOwner(event, ports, place, leave, { evenKilled: true, withoutLease: true });
  };

/** What the run leaves half done, for whoever takes over: cells that it has claimed. */
const leftBehind = ({ control, incident }: Scene): string[] =>
  cellsOf(control)
    .filter(({ claim }) => claim?.incident === incident.id)
    .flatMap(({ cell, region, permit, intent }) => [
      ...(permit.open
        ? []
        : [`${region} may write to ${cell} until ${new Date(permit.validUntilMs).toISOString()}`]),
      ...(intent === undefined ? [] : [`${intent.candidate} is chosen to write ${cell}`]),
    ]);
