import * as z from 'zod';
import type { Control } from '../../../core/control/control';
import { holdsOf, incidentsOf } from '../../../core/control/control';
import type { Fact } from '../../../core/control/fact';
import type { Place, StepPorts } from '../../incident/run';

export const gateEventSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  PhysicalResourceId: z.string().default(''),
  ResourceProperties: z.object({
    stack: z.string().min(1),
    /** Changes with everything that the gate guards. */
    revision: z.string().regex(/^[0-9a-f]+$/),
    /** Why to go on whatever stands against it. */
    override: z.string().min(1).optional(),
  }),
});

export type GatePorts = StepPorts;

/** CloudFormation keeps the physical id, and gives it back with the next question. */
export type Verdict = { readonly physicalId: string; readonly refusal?: string };

/**
 * Lets a deployment change what traffic depends on, or refuses: not while an incident or a hold is
 * open, and not while nobody can say whether one is. What stood before this deployment or the one
 * before it always passes, or a deployment that is refused or fails could not be rolled back.
 */
export const judgeDeployment =
  (ports: GatePorts, place: Place) =>
  async (event: unknown): Promise<Verdict> => {
    const asked = gateEventSchema.parse(event);
    const { revision, override, stack } = asked.ResourceProperties;
    if (asked.RequestType === 'Delete') return { physicalId: asked.PhysicalResourceId };
    const stood = asked.RequestType === 'Create' ? [] : revisionsIn(asked.PhysicalResourceId);
    const through = { physicalId: physicalIdOf([revision, ...stood]) };
    if (asked.RequestType === 'Create' || stood.includes(revision)) return through;
    const obstacle = await obstacleNow(ports);
    if (obstacle === undefined) return through;
    const tell = (fact: Pick<Fact, 'kind' | 'text' | 'severity'>): Promise<void> =>
      ports.tell({ ...fact, atMs: ports.clock.now(), by: place.runner, about: stack });
    if (override !== undefined) {
      const text = `deployment of ${stack} goes on although ${obstacle}: ${override}`;
      await tell({ kind: 'OperatorPaged', severity: 'warning', text });
      return through;
    }
    const text = `deployment of ${stack} is refused: ${obstacle}`;
    await tell({ kind: 'ActionWithheld', text }).catch((error: unknown) => {
      ports.log.warn('refusal not told', { error: String(error) });
    });
    const refusal = `${text}; wait until that is over, or deploy with -c override="<reason>"`;
    return { physicalId: asked.PhysicalResourceId, refusal };
  };

async function obstacleNow({ control, log }: GatePorts): Promise<string | undefined> {
  try {
    return obstacleIn(await control.read());
  } catch (error) {
    log.warn('strong table not read', { error: String(error) });
    return 'the strong table cannot be read, so nobody knows what is open';
  }
}

/** A drill moves nothing, so nothing of it can be undone. */
function obstacleIn(control: Control): string | undefined {
  const open = incidentsOf(control).find(({ phase, drill }) => phase !== 'closed' && !drill);
  if (open !== undefined) return `${open.kind} of ${open.region} is ${open.phase}: ${open.because}`;
  const [hold] = holdsOf(control);
  return hold && `${hold.region} is held by ${hold.by}: ${hold.reason}`;
}

/** The newest two that were let through: what stands, and what it would be rolled back to. */
const physicalIdOf = (revisions: readonly string[]): string =>
  ['gate', ...[...new Set(revisions)].slice(0, 2)].join(':');

const revisionsIn = (physicalId: string): string[] => physicalId.split(':').slice(1);
