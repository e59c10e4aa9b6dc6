import fc from 'fast-check';
import { planTopology } from '../../../core/plan/plan';
import type { Edits } from '../../support/edited-topology';
import { editedTopology } from '../../support/edited-topology';

const all = editedTopology('topology.json').regions;

/** Whatever the schema lets through, however little sense it makes. */
const edits: fc.Arbitrary<Edits> = fc
  .record({
    count: fc.integer({ min: 2, max: 5 }),
    shares: fc.array(fc.constantFrom(0, 0.1, 33.3, 50, 100), { minLength: 5, maxLength: 5 }),
    capacity: fc.constantFrom(1, 99.9, 150, 10_000),
    strict: fc.boolean(),
    isDefault: fc.boolean(),
    quorum: fc.constantFrom('majority', 1, 39),
    probing: fc.constantFrom({}, { intervalSeconds: 3600, timeoutMs: 60_000, threshold: 10 }),
    gates: fc.constantFrom('none', 'created', 'attached'),
    leaf: fc.constantFrom('hostname', 'alias'),
    mode: fc.constantFrom('observe', 'manual', 'automatic'),
    quantile: fc.constantFrom(0.5, 0.999, 1),
    checks: fc.constantFrom(undefined, 'HTTPS', 'TCP', 'CLOUDWATCH_METRIC'),
    version: fc.constantFrom('0', '1', '15.4', '99.99.99'),
    points: fc.constantFrom(-1, 0, 1e300),
  })
  .map((wild) => {
    const regions = all.slice(0, wild.count).map((region, index) => ({
      ...region,
      share: wild.shares[index],
      capacityPercent: wild.capacity,
    }));
    const [first, ...others] = regions.map(({ name }) => name);
    const check = { region: first, type: wild.checks };
    return {
      regions,
      pools: [
        { name: 'one', regions: [first], strict: wild.strict, default: wild.isDefault },
        { name: 'rest', regions: others },
      ],
      'targets.pairs': [],
      'targets.traffic.quantile': wild.quantile,
      'voting.quorum': wild.quorum,
      probing: wild.probing,
      'dns.gates': wild.gates,
      'entry.leaf': wild.leaf,
      mode: wild.mode,
      healthChecks: wild.checks === undefined ? undefined : [check],
      cells: [
        {
          name: 'c',
          writer: first,
          database: { engine: 'rds-replica', postgresVersion: wild.version },
        },
      ],
      workload: { kubernetesVersion: wild.version },
      conflict: { strategy: 'score', points: { primaryRegion: wild.points } },
    };
  });

test('every topology that can be read gets a plan, whose numbers add up', () => {
  fc.assert(
    fc.property(edits, (wild) => {
      const topology = editedTopology('topology.json', wild);
      const { budgets, losses, ok, findings } = planTopology(topology, { today: '2026-11-22' });
      expect(ok).toBe(!findings.some(({ severity }) => severity === 'error'));
      for (const { p99Seconds, boundSeconds, terms } of Object.values(budgets)) {
        expect(p99Seconds).toBeLessThanOrEqual(boundSeconds);
        const sum = terms.reduce((total, { seconds }) => total + seconds, 0);
        expect(sum).toBeCloseTo(boundSeconds, 2);
      }
      for (const { planned, immediate } of losses) {
        for (const { carried, capacity } of Object.values(planned.load)) {
          expect(carried).toBeLessThanOrEqual(capacity + 1e-6);
        }
        const sum = (shares: Readonly<Record<string, number>>): number =>
          Object.values(shares).reduce((total, share) => total + share, 0);
        const demand = sum(planned.shares) + planned.shed;
        const someone = Object.keys(immediate.load).length > 0;
        expect(sum(immediate.shares)).toBeCloseTo(someone ? demand : 0, 6);
      }
    }),
    { numRuns: 40 },
  );
});
