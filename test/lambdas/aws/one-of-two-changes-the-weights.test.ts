import fc from 'fast-check';
import { recordsAt } from '../../../models/route53/zone';
import type { PoolInRoute53 } from './pool-in-route53';
import { closePools, hostedZoneId, name, openPool, wanted } from './pool-in-route53';

let pool: PoolInRoute53;

afterEach(closePools);

describe('two who change the same weights', () => {
  beforeEach(async () => {
    pool = await openPool(['A', 'AAAA']);
  });

  test('law: of all who read the same, one changes them, and the others change nothing', async () => {
    let epoch = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(255), { minLength: 2, maxLength: 4 }), async (values) => {
        const from = await pool.weights.read('world');
        const outcomes: string[] = [];
        const first = epoch + 1;
        for (const value of values) {
          epoch += 1;
          const to = wanted(epoch, { 'us-east-1': value, 'eu-west-1': 1 });
          outcomes.push(await pool.weights.replace('world', from, to));
        }
        expect(outcomes).toEqual(['applied', ...values.slice(1).map(() => 'refused')]);
        expect((await pool.weights.read('world')).generation?.epoch).toBe(first);
      }),
      { numRuns: 10 },
    );
  });

  test('the one who comes between another’s look and batch makes that batch void', async () => {
    const from = await pool.weights.read('world');
    const [early, late] = [
      wanted(1, { 'us-east-1': 1, 'eu-west-1': 1 }),
      wanted(2, { 'us-east-1': 2, 'eu-west-1': 2 }),
    ];
    pool.mishaps.push(async (go) => {
      expect(await pool.weights.replace('world', from, late)).toBe('applied');
      return go();
    });
    expect(await pool.weights.replace('world', from, early)).toBe('refused');
    expect(await pool.weights.read('world')).toEqual(late);
  });

  test('a deployment that changed a weight meanwhile is somebody too', async () => {
    const from = await pool.weights.read('world');
    const [member] = recordsAt(pool.plane.zone, name, 'A');
    if (member === undefined) throw new Error('expected a member');
    const changes = [{ action: 'UPSERT' as const, record: { ...member, weight: 9 } }];
    pool.plane.change(hostedZoneId, { changes }, 0);
    const to = wanted(1, { 'us-east-1': 1, 'eu-west-1': 1 });
    expect(await pool.weights.replace('world', from, to)).toBe('refused');
    // Two types that disagree have no weight; wanting them again mends that.
    const odd = await pool.weights.read('world');
    expect(odd.weights).toEqual({ 'eu-west-1': 50 });
    expect(await pool.weights.replace('world', odd, to)).toBe('applied');
    expect(await pool.weights.read('world')).toEqual(to);
  });
});
