import type { RecordType } from '../../../models/route53/record';
import { recordsAt } from '../../../models/route53/zone';
import type { PoolInRoute53 } from './pool-in-route53';
import {
  closePools,
  generationRecord,
  hostedZoneId,
  name,
  openPool,
  wanted,
} from './pool-in-route53';

let pool: PoolInRoute53;

afterEach(closePools);

describe.each<[string, RecordType[]]>([
  ['a CNAME tree', ['CNAME']],
  ['an alias tree', ['A', 'AAAA']],
])('the weights of a pool in %s', (_, types) => {
  beforeEach(async () => {
    pool = await openPool(types);
  });

  test('are those of the stack before the first batch', async () => {
    expect(await pool.weights.read('world')).toEqual({
      weights: { 'us-east-1': 100, 'eu-west-1': 50 },
      generation: undefined,
    });
  });

  test('are replaced together with their generation, in every type', async () => {
    expect(await pool.replace(1, { 'us-east-1': 0, 'eu-west-1': 255 })).toBe('applied');
    expect(await pool.weights.read('world')).toEqual(
      wanted(1, { 'us-east-1': 0, 'eu-west-1': 255 }),
    );
    for (const type of types) {
      expect(recordsAt(pool.plane.zone, name, type).map(({ weight }) => weight)).toEqual([0, 255]);
    }
    expect(await pool.replace(2, { 'us-east-1': 10, 'eu-west-1': 10 })).toBe('applied');
    expect((await pool.weights.read('world')).generation).toEqual({ epoch: 2, step: 0 });
  });

  test('keep everything else that their records say', async () => {
    const others = () => pool.plane.zone.records.map(({ weight: _weight, ...rest }) => rest);
    const before = others();
    await pool.replace(1, { 'us-east-1': 1, 'eu-west-1': 2 });
    expect(others()).toEqual([
      ...before,
      { name: generationRecord, type: 'TXT', ttlSeconds: 5, values: ['"1.0"'] },
    ]);
  });
});

describe('what makes no sense is said', () => {
  beforeEach(async () => {
    pool = await openPool(['CNAME']);
  });

  test('a pool that is not there, a weight for a stranger, none for a member', async () => {
    await expect(pool.weights.read('mars')).rejects.toThrow(
      'no weighted records at mars.api.example.com.',
    );
    await expect(pool.replace(1, { 'us-east-1': 1, 'sa-east-1': 1 })).rejects.toThrow('sa-east-1');
    await expect(pool.replace(1, { 'us-east-1': 1 })).rejects.toThrow('no weight for eu-west-1');
  });

  test('a generation that nobody here wrote', async () => {
    const stranger = {
      name: generationRecord,
      type: 'TXT' as const,
      ttlSeconds: 5,
      values: ['"x"'],
    };
    pool.plane.change(hostedZoneId, { changes: [{ action: 'CREATE', record: stranger }] }, 0);
    await expect(pool.weights.read('world')).rejects.toThrow('holds "x", no epoch.step');
  });
});
