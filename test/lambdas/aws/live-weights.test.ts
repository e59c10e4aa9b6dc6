import { Route53Client } from '@aws-sdk/client-route-53';
import fc from 'fast-check';
import { generationName, poolName } from '../../../core/topology/names';
import type { LiveWeights, PoolWeights } from '../../../core/traffic/generation';
import { liveWeights } from '../../../lambdas/aws/live-weights';
import { route53Service } from '../../../local/wire/route53';
import type { WireServer } from '../../../local/wire/server';
import { startWireServer } from '../../../local/wire/server';
import { WireError } from '../../../local/wire/wire-error';
import type { WireAnswer, WireService } from '../../../local/wire/wire-service';
import { ControlPlane } from '../../../models/route53/control-plane';
import { withDefaultRecords } from '../../../models/route53/default-records';
import type { RecordSet, RecordType } from '../../../models/route53/record';
import { recordsAt, zoneOf } from '../../../models/route53/zone';

const topology = { zone: 'example.com', dns: { root: 'api', ttlSeconds: 5 } };
const hostedZoneId = 'Z1';
const regions = ['us-east-1', 'eu-west-1'];
const name = poolName(topology, 'world');
const generationRecord = generationName(topology, 'world');

let plane: ControlPlane;
let wire: WireServer;
let client: Route53Client;
let weights: LiveWeights;
/** What becomes of the next changes on their way, in order; afterwards all goes well. */
const mishaps: ((go: () => Promise<WireAnswer>) => Promise<WireAnswer>)[] = [];

afterEach(async () => {
  mishaps.length = 0;
  client.destroy();
  await wire.close();
});

describe.each<[string, RecordType[]]>([
  ['a CNAME tree', ['CNAME']],
  ['an alias tree', ['A', 'AAAA']],
])('the weights of a pool in %s', (_, types) => {
  beforeEach(() => open(types));

  test('are those of the stack before the first batch', async () => {
    expect(await weights.read('world')).toEqual({
      weights: { 'us-east-1': 100, 'eu-west-1': 50 },
      generation: undefined,
    });
  });

  test('are replaced together with their generation, in every type', async () => {
    expect(await replace(1, { 'us-east-1': 0, 'eu-west-1': 255 })).toBe('applied');
    expect(await weights.read('world')).toEqual(wanted(1, { 'us-east-1': 0, 'eu-west-1': 255 }));
    for (const type of types) {
      expect(recordsAt(plane.zone, name, type).map(({ weight }) => weight)).toEqual([0, 255]);
    }
    expect(await replace(2, { 'us-east-1': 10, 'eu-west-1': 10 })).toBe('applied');
    expect((await weights.read('world')).generation).toEqual({ epoch: 2, step: 0 });
  });

  test('keep everything else that their records say', async () => {
    const others = () => plane.zone.records.map(({ weight: _weight, ...rest }) => rest);
    const before = others();
    await replace(1, { 'us-east-1': 1, 'eu-west-1': 2 });
    expect(others()).toEqual([
      ...before,
      { name: generationRecord, type: 'TXT', ttlSeconds: 5, values: ['"1.0"'] },
    ]);
  });
});

describe('two who change the same weights', () => {
  beforeEach(() => open(['A', 'AAAA']));

  test('law: of all who read the same, one changes them, and the others change nothing', async () => {
    let epoch = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(255), { minLength: 2, maxLength: 4 }), async (values) => {
        const from = await weights.read('world');
        const outcomes: string[] = [];
        const first = epoch + 1;
        for (const value of values) {
          epoch += 1;
          const to = wanted(epoch, { 'us-east-1': value, 'eu-west-1': 1 });
          outcomes.push(await weights.replace('world', from, to));
        }
        expect(outcomes).toEqual(['applied', ...values.slice(1).map(() => 'refused')]);
        expect((await weights.read('world')).generation?.epoch).toBe(first);
      }),
      { numRuns: 10 },
    );
  });

  test('the one who comes between another’s look and batch makes that batch void', async () => {
    const from = await weights.read('world');
    const [early, late] = [
      wanted(1, { 'us-east-1': 1, 'eu-west-1': 1 }),
      wanted(2, { 'us-east-1': 2, 'eu-west-1': 2 }),
    ];
    mishaps.push(async (go) => {
      expect(await weights.replace('world', from, late)).toBe('applied');
      return go();
    });
    expect(await weights.replace('world', from, early)).toBe('refused');
    expect(await weights.read('world')).toEqual(late);
  });

  test('a deployment that changed a weight meanwhile is somebody too', async () => {
    const from = await weights.read('world');
    const [member] = recordsAt(plane.zone, name, 'A');
    if (member === undefined) throw new Error('expected a member');
    const changes = [{ action: 'UPSERT' as const, record: { ...member, weight: 9 } }];
    plane.change(hostedZoneId, { changes }, 0);
    const to = wanted(1, { 'us-east-1': 1, 'eu-west-1': 1 });
    expect(await weights.replace('world', from, to)).toBe('refused');
    // Two types that disagree have no weight; wanting them again mends that.
    const odd = await weights.read('world');
    expect(odd.weights).toEqual({ 'eu-west-1': 50 });
    expect(await weights.replace('world', odd, to)).toBe('applied');
    expect(await weights.read('world')).toEqual(to);
  });
});

describe('an answer that goes wrong', () => {
  beforeEach(() => open(['CNAME']));

  test('a batch that was applied and sent again counts as applied', async () => {
    mishaps.push(async (go) => {
      await go();
      throw new WireError('InternalFailure', 'lost on the way back', 500);
    });
    expect(await replace(1, { 'us-east-1': 1, 'eu-west-1': 1 })).toBe('applied');
    expect(mishaps).toEqual([]);
  });

  test('an outcome that nobody knows is an error', async () => {
    const lost = () => Promise.reject(new WireError('InternalFailure', 'lost', 500));
    mishaps.push(lost, lost);
    await expect(replace(1, { 'us-east-1': 1, 'eu-west-1': 1 })).rejects.toThrow('lost');
  });

  test('a refusal in the form of AWS’s reference, which has no code, is one', async () => {
    const body =
      '<?xml version="1.0"?><InvalidChangeBatch xmlns="https://route53.amazonaws.com/doc/2013-04-01/">' +
      '<Messages><Message>but it already exists</Message></Messages></InvalidChangeBatch>';
    mishaps.push(() => Promise.resolve({ status: 400, body }));
    expect(await replace(1, { 'us-east-1': 1, 'eu-west-1': 1 })).toBe('refused');
  });

  test('being throttled is no refusal', async () => {
    const throttled = () => Promise.reject(new WireError('Throttling', 'Rate exceeded'));
    mishaps.push(throttled, throttled);
    await expect(replace(1, { 'us-east-1': 1, 'eu-west-1': 1 })).rejects.toThrow('Rate exceeded');
  });
});

describe('what makes no sense is said', () => {
  beforeEach(() => open(['CNAME']));

  test('a pool that is not there, a weight for a stranger, none for a member', async () => {
    await expect(weights.read('mars')).rejects.toThrow(
      'no weighted records at mars.api.example.com.',
    );
    await expect(replace(1, { 'us-east-1': 1, 'sa-east-1': 1 })).rejects.toThrow('sa-east-1');
    await expect(replace(1, { 'us-east-1': 1 })).rejects.toThrow('no weight for eu-west-1');
  });

  test('a generation that nobody here wrote', async () => {
    const stranger = {
      name: generationRecord,
      type: 'TXT' as const,
      ttlSeconds: 5,
      values: ['"x"'],
    };
    plane.change(hostedZoneId, { changes: [{ action: 'CREATE', record: stranger }] }, 0);
    await expect(weights.read('world')).rejects.toThrow('holds "x", no epoch.step');
  });
});

// Helpers

const wanted = (epoch: number, pool: Record<string, number>) => ({
  weights: pool,
  generation: { epoch, step: 0 },
});

/** From whatever stands now. */
async function replace(epoch: number, pool: PoolWeights['weights']): Promise<string> {
  return weights.replace('world', await weights.read('world'), wanted(epoch, { ...pool }));
}

async function open(types: readonly RecordType[]): Promise<void> {
  plane = new ControlPlane({
    zone: zoneOf(
      withDefaultRecords({ id: hostedZoneId, name: 'example.com', records: tree(types) }),
    ),
    healthCheckIds: new Set(['gate']),
    chance: () => 0,
    newId: () => 'C1',
    processingMs: [0, 0],
    throttle: { account: endless, action: endless, changes: endless },
  });
  wire = await startWireServer({
    services: [unlucky(route53Service({ controlPlane: plane, nowMs: () => 0 }))],
  });
  client = new Route53Client({
    region: 'us-east-1',
    endpoint: wire.url,
    credentials: { accessKeyId: 'desk', secretAccessKey: 'desk' },
    maxAttempts: 2,
  });
  weights = liveWeights(client, { topology, hostedZoneId });
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

function unlucky(service: WireService): WireService {
  return {
    ...service,
    answer: (request) => {
      const mishap = request.method === 'POST' ? mishaps.shift() : undefined;
      const go = () => service.answer(request);
      return mishap === undefined ? go() : mishap(go);
    },
  };
}
