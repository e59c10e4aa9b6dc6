import fc from 'fast-check';
import { draw, oddsOf } from '../../../models/route53/odds';
import { cname } from './specimens';

type Member = { weight: number; healthy: boolean };

const group = fc.array(
  fc.record({
    weight: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 255 })),
    healthy: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

function oddsFor(members: readonly Member[]) {
  const records = members.map(({ weight }, at) =>
    cname('pool', { setIdentifier: `${at}`, weight }),
  );
  return oddsOf(records, ({ setIdentifier }) => members[Number(setIdentifier)]?.healthy ?? false);
}

const chances = (...members: Member[]) => oddsFor(members).map(({ probability }) => probability);
const well = (weight: number): Member => ({ weight, healthy: true });
const sick = (weight: number): Member => ({ weight, healthy: false });

test('healthy members share by weight', () => {
  expect(chances(well(40), well(30), well(10))).toEqual([0.5, 0.375, 0.125]);
});

test('what an unhealthy member loses goes to the others in proportion', () => {
  expect(chances(sick(40), well(30), well(10))).toEqual([0, 0.75, 0.25]);
});

test('weight 0 is considered only where every other weight is unhealthy', () => {
  expect(chances(well(0), well(10), sick(10))).toEqual([0, 1, 0]);
  expect(chances(well(0), well(0), sick(10))).toEqual([0.5, 0.5, 0]);
});

test('if nothing is healthy all count as healthy, by their weights', () => {
  expect(chances(sick(30), sick(10), sick(0))).toEqual([0.75, 0.25, 0]);
});

test('where all weights are 0 the healthy ones have equal chances', () => {
  expect(chances(well(0), well(0), well(0), sick(0))).toEqual([1 / 3, 1 / 3, 1 / 3, 0]);
  expect(chances(sick(0), sick(0))).toEqual([0.5, 0.5]);
});

test('law: chances sum to 1, and no unhealthy member has one while a weighty healthy one exists', () => {
  fc.assert(
    fc.property(group, (members) => {
      const odds = oddsFor(members);
      expect(odds.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
      if (!members.some(({ weight, healthy }) => healthy && weight > 0)) return;
      for (const { healthy, record, probability } of odds) {
        expect(probability > 0).toBe(healthy && (record.weight ?? 0) > 0);
      }
    }),
  );
});

test('law: a draw never names a member without a chance', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(group, chance, (members, value) => {
      const odds = oddsFor(members);
      const drawn = draw(odds, () => value);
      const possible = odds.filter(({ probability }) => probability > 0);
      expect(possible.map(({ record }) => record)).toContain(drawn);
    }),
  );
});

test('over evenly spread chances the draws are in exact proportion to the weights', () => {
  const odds = oddsFor([well(40), well(30), well(10)]);
  const counts = [0, 0, 0];
  for (let at = 0; at < 800; at += 1) {
    const drawn = Number(draw(odds, () => at / 800)?.setIdentifier);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  expect(counts).toEqual([400, 300, 100]);
});

test('of an empty group nothing is drawn', () => {
  expect(draw([], () => 0)).toBeUndefined();
});
