import * as z from 'zod';
import { deploymentOf, weightRowsOf } from '../../../core/control/control';
import type { WantedWeights } from '../../../core/control/rows';
import { without } from '../../../core/control/without';
import type { Place, StepPorts } from '../../incident/run';

export const wantAgainEventSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResourceProperties: z.object({
    stack: z.string().min(1),
    revision: z.string().min(1),
    hostedZoneId: z.string().min(1),
  }),
});

/** There is one, and it only ever says what the last deployment did. */
const physicalId = 'live-weights';

/** Well below the function's own time-out, so that it is never silent. */
const patienceMs = 10_000;
const pauseMs = 1_000;

/**
 * Follows every change of records: writes down the zone they are in, and wants each pool's weights
 * again, because the deployment has put the template's own in their place. The reconcilers bring
 * them back in their next turn.
 */
export const wantAgain =
  (ports: StepPorts, place: Place) =>
  async (event: unknown): Promise<{ readonly physicalId: string }> => {
    const { RequestType, ResourceProperties: deployed } = wantAgainEventSchema.parse(event);
    if (RequestType === 'Delete') return { physicalId };
    const { clock } = ports;
    const untilMs = clock.now() + patienceMs;
    const done = new Set<string>();
    for (;;) {
      try {
        await leave(deployed, done, ports, place);
        return { physicalId };
      } catch (error) {
        if (clock.now() < untilMs) {
          await clock.sleep(pauseMs);
          continue;
        }
        // A first deployment without its zone is none. A later one must not be rolled back for
        // this: that would put the template's weights there once more.
        if (RequestType === 'Create') throw error;
        await page(deployed.stack, error, ports, place);
        return { physicalId };
      }
    }
  };

type Deployed = z.infer<typeof wantAgainEventSchema>['ResourceProperties'];

/** Throws where the table cannot be read, or was written by another meanwhile: then once more. */
async function leave(
  { hostedZoneId, revision }: Deployed,
  done: Set<string>,
  ports: StepPorts,
  place: Place,
): Promise<void> {
  const { clock, control: table } = ports;
  const control = await table.read();
  const before = deploymentOf(control);
  const atMs = clock.now();
  if (before?.revision !== revision || before.hostedZoneId !== hostedZoneId) {
    const next = { row: 'deployment', hostedZoneId, revision, atMs } as const;
    if (!(await table.replace(before, next))) throw new Error('deployed twice at once; once more');
  }
  for (const row of weightRowsOf(control)) {
    if (done.has(row.pool)) continue;
    await want(row, ports, place);
    done.add(row.pool);
  }
}

/** A new generation, so that Route 53's own record of the old one does not stand for it. */
async function want(row: WantedWeights, { clock, control, tell }: StepPorts, place: Place) {
  const atMs = clock.now();
  const text = `weights of ${row.pool} are wanted again: a deployment has changed records`;
  await tell({ kind: 'WeightsWanted', atMs, by: place.runner, about: row.pool, text });
  const next = {
    ...without(row, 'applied', 'pending'),
    generation: { ...row.generation, step: row.version + 1 },
    wantedAtMs: atMs,
  };
  if (!(await control.replace(row, next))) throw new Error(`weights of ${row.pool} were replanned`);
}

async function page(
  stack: string,
  error: unknown,
  { clock, tell }: StepPorts,
  { runner: by }: Place,
): Promise<void> {
  const text =
    `${stack} has changed records, and the live weights could not be wanted again ` +
    `(${String(error)}): deploy it once more with -c override="weights"`;
  const fact = { kind: 'OperatorPaged', atMs: clock.now(), by, about: stack, text } as const;
  await tell({ ...fact, severity: 'critical' });
}
