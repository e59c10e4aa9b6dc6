import * as z from 'zod';
import { questionSchema } from '../../../core/control/rows';
import { approvalsOf } from '../../../core/incident/questions';
import { ms } from '../../../core/topology/control-view';
import type { Place, StepPorts } from '../run';
import { asOwner, factOf, handOver } from '../run';

const askedSchema = z.object({
  token: z.string().min(1),
  question: questionSchema.pick({
    stage: true,
    cell: true,
    candidate: true,
    roleEpoch: true,
    because: true,
    facts: true,
  }),
});

/** The run that asks has been superseded or stopped; the workflow catches it by this name. */
export class NotOwner extends Error {
  override readonly name = 'NotOwner';
}

/** Identity comes in by argument. */
export type AskPorts = StepPorts & { readonly newId: () => string };

/**
 * Asks a person and lets go of the lease: the run waits, and does nothing meanwhile. The page goes
 * first, so that nothing ever waits for somebody who was not called.
 */
export const askOperator =
  (ports: AskPorts, place: Place) =>
  async (event: unknown): Promise<{ outcome: 'asked'; question: string }> => {
    const { token, question } = askedSchema.parse(event);
    const asked = await asOwner(event, ports, place, async (scene) => {
      const { incident, nowMs } = scene;
      const about = incident.region;
      const lapsesAtMs = nowMs + ms(place.view.approval.lapseSeconds);
      const text = `approve or reject ${incident.kind} of ${about}: ${question.because}`;
      const details = { ...question, lapsesAtMs };
      const severity = 'critical' as const;
      await ports.tell(
        factOf(scene, place, nowMs, { kind: 'OperatorPaged', about, text, severity, details }),
      );
      await ports.tell(
        factOf(scene, place, nowMs, { kind: 'QuestionAsked', about, text, details }),
      );
      const id = ports.newId();
      const handed = await handOver(
        scene,
        ports,
        { phase: 'awaiting', status: `waits for an answer: ${question.because}` },
        {
          approvals: approvalsOf(incident),
          question: {
            ...question,
            id,
            askedAtMs: nowMs,
            lapsesAtMs,
            token,
            tokenRegion: place.runner,
          },
        },
      );
      if (!handed) throw new Error(`incident ${incident.id} changed while asking; ask again`);
      return { outcome: 'asked' as const, question: id };
    });
    // Nobody looks at what this task returns before the answer comes: only an error ends it.
    if (asked.outcome !== 'asked') throw new NotOwner(asked.because);
    return asked;
  };
