import { Route53Client } from '@aws-sdk/client-route-53';
import { generationName, poolName } from '../../../core/topology/names';
import type { LiveWeights, PoolWeights } from '../../../core/traffic/generation';
import { liveWeights } from '../../../lambdas/aws/live-weights';
import { route53Service } from '../../../local/wire/route53';
import { startWireServer } from '../../../local/wire/server';
import type { WireAnswer, WireService } from '../../../local/wire/wire-service';
import { ControlPlane } from '../../../models/route53/control-plane';
import { withDefaultRecords } from '../../../models/route53/default-records';
import type { RecordSet, RecordType } from '../../../models/route53/record';
import { zoneOf } from '../../../models/route53/zone';

const topology = { zone: 'example.com', dns: { root: 'api', ttlSeconds: 5 } };
export const hostedZoneId = 'Z1';
const regions = ['us-east-1', 'eu-west-1'];
export const name = poolName(topology, 'world');
export const generationRecord = generationName(topology, 'world');

/** What becomes of one change on its way. */
type Mishap = (go: () => Promise<WireAnswer>) => Promise<WireAnswer>;

/** One weighted group of two regions behind Route 53's wire, and the adapter that changes it. */
export type PoolInRoute53 = {
  readonly plane: ControlPlane;
  readonly weights: LiveWeights;
  /** Of the next changes, in order; afterwards all goes well. */
  readonly mishaps: Mishap[];
  /** From whatever stands now. */
  readonly replace: (epoch: number, to: PoolWeights['weights']) => Promise<string>;
};

export const wanted = (epoch: number, weights: Record<string, number>) => ({
  weights,
  generation: { epoch, step: 0 },
});

const opened: (() => Promise<void>)[] = [];

/** Closes whatever `openPool` opened. */
export async function closePools(): Promise<void> {
  for (const close of opened.splice(0)) await close();
}

export async function openPool(types: readonly RecordType[]): Promise<PoolInRoute53> {
  const plane = new ControlPlane({
    zone: zoneOf(
      withDefaultRecords({ id: hostedZoneId, name: 'example.com', records: tree(types) }),
    ),
    healthCheckIds: new Set(['gate']),
    chance: () => 0,
    newId: () => 'C1',
    processingMs: [0, 0],
    throttle: { account: endless, action: endless, changes: endless },
  });
  const mishaps: Mishap[] = [];
  const service = route53Service({ controlPlane: plane, nowMs: () => 0 });
  const wire = await startWireServer({ services: [unlucky(service, mishaps)] });
  const client = new Route53Client({
    region: 'us-east-1',
    endpoint: wire.url,
    credentials: { accessKeyId: 'desk', secretAccessKey: 'desk' },
    maxAttempts: 2,
  });
  opened.push(async () => {
    client.destroy();
    await wire.close();
  });
  const weights = liveWeights(client, { topology, hostedZoneId });
  const replace = async (epoch: number, to: PoolWeights['weights']): Promise<string> =>
    weights.replace('world', await weights.read('world'), wanted(epoch, { ...to }));
  return { plane, weights, mishaps, replace };
}

const endless = { capacity: 1e9, perSecond: 1e9 };

/** Members with all they can say, and a neighbour below the pool that is none of them. */
function tree(types: readonly RecordType[]): RecordSet[] {
  const isAlias = !types.includes('CNAME');
  return types.flatMap((type) => [
    ...regions.flatMap((region, at): RecordSet[] => [
      {
        name,
        type,
        setIdentifier: region,
        weight: at === 0 ? 100 : 50,
        healthCheckId: 'gate',
        alias: {
          name: `${region}.api.example.com`,
          hostedZoneId,
          evaluateTargetHealth: true,
        },
      },
      {
        name: `${region}.api.example.com`,
        type,
        setIdentifier: region,
        weight: 1,
        ...(isAlias
          ? { alias: { name: 'lb.example.net', hostedZoneId: 'ZLB', evaluateTargetHealth: true } }
          : { ttlSeconds: 5, values: [`origin-${region}.example.com`] }),
      },
    ]),
  ]);
}

function unlucky(service: WireService, mishaps: Mishap[]): WireService {
  return {
    ...service,
    answer: (request) => {
      const mishap = request.method === 'POST' ? mishaps.shift() : undefined;
      const go = () => service.answer(request);
      return mishap === undefined ? go() : mishap(go);
    },
  };
}
