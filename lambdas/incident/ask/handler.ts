import * as z from 'zod';
import { questionSchema } from '../../../core/control/rows';
import { approvalsOf, isSame } from '../../../core/incident/questions';
import { ms } from '../../../core/topology/control-view';
import type { Place, Scene, StepPorts } from '../run';
import { amend, asOwner, factOf, handOver } from '../run';

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

/** The run that asks has been superseded; the workflow catches it by this name. */
export class NotOwner extends Error {
  override readonly name = 'NotOwner';
}

/** The kill switch stops the run that asks: it pages what it leaves. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Identity comes in by argument. */
export type AskPorts = StepPorts & { readonly newId: () => string };

type AskedEvent = z.infer<typeof askedSchema>;

/**
 * Asks a person and lets go of the lease: the run waits, and does nothing meanwhile. The page goes
 * first, so that nothing ever waits for somebody who was not called.
 */
export const askOperator =
  (ports: AskPorts, place: Place) =>
  async (event: unknown): Promise<{ outcome: 'asked'; question: string }> => {
    const asking = askedSchema.parse(event);
    const once = async (scene: Scene): Promise<{ outcome: 'asked'; question: string }> => ({
      outcome: 'asked',
      question:
        scene.incident.lease === undefined
          ? await askedBefore(asking, scene, ports, place)
          : await ask(asking, scene, ports, place),
    });
    const asked = await asOwner(event, ports, place, once, { withoutLease: true });
    // Nobody looks at what this task returns before the answer comes: only an error ends it.
    if ('question' in asked) return asked;
    throw asked.outcome === 'stopped' ? new Stopped(asked.because) : new NotOwner(asked.because);
  };

/**
 * An earlier try of this task has given the lease back, and its answer was lost: the question that
 * it asked stands, and only the task that waits is another.
 */
async function askedBefore(
  { token, question }: AskedEvent,
  scene: Scene,
  ports: AskPorts,
  { runner }: Place,
): Promise<string> {
  const { id, question: standing } = scene.incident;
  if (standing === undefined || !isSame(standing, question)) {
    throw new NotOwner(`${id} does not ask this any more`);
  }
  const waits = { ...standing, token, tokenRegion: runner };
  await amend(scene, ports, (now) => ({ ...now, question: waits }));
  return standing.id;
}

async function ask(
  { token, question }: AskedEvent,
  scene: Scene,
  ports: AskPorts,
  place: Place,
): Promise<string> {
  const { incident, nowMs } = scene;
  const about = incident.region;
  const lapsesAtMs = nowMs + ms(place.view.approval.lapseSeconds);
  const text = `approve or reject ${incident.kind} of ${about}: ${question.because}`;
  const details = { ...question, lapsesAtMs };
  const paged = { kind: 'OperatorPaged', about, text, severity: 'critical', details } as const;
  await ports.tell(factOf(scene, place, nowMs, paged));
  await ports.tell(factOf(scene, place, nowMs, { kind: 'QuestionAsked', about, text, details }));
  const id = ports.newId();
  const waits = { id, askedAtMs: nowMs, lapsesAtMs, token, tokenRegion: place.runner };
  const handed = await handOver(
    scene,
    ports,
    { phase: 'awaiting', status: `waits for an answer: ${question.because}` },
    (now) => ({ ...now, approvals: approvalsOf(now), question: { ...question, ...waits } }),
  );
  if (!handed) throw new Error(`incident ${incident.id} changed while asking; ask again`);
  return id;
}
