import fc from 'fast-check';
import type { Member } from '../../../core/capacity/spread';
import { proportional, withinCapacity } from '../../../core/capacity/spread';

const close = 1e-6;

const members = fc
  .array(
    fc.record({
      share: fc.double({ min: 0, max: 100, noNaN: true }),
      percent: fc.integer({ min: 1, max: 400 }),
    }),
    { minLength: 0, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ share, percent }, index): Member => ({
      name: `region-${index}`,
      share,
      capacity: (share * percent) / 100,
    })),
  );
const demand = fc.double({ min: 0, max: 300, noNaN: true });

const total = (shares: Readonly<Record<string, number>>): number =>
  Object.values(shares).reduce((sum, share) => sum + share, 0);

test('planned: carried and shed make up the demand, and nothing is negative', () => {
  fc.assert(
    fc.property(members, demand, (all, wanted) => {
      const { shares, shed } = withinCapacity(wanted, all);
      expect(Math.abs(total(shares) + shed - wanted)).toBeLessThan(close);
      expect(Math.min(shed, ...Object.values(shares))).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('planned: nobody is above its capacity', () => {
  fc.assert(
    fc.property(members, demand, (all, wanted) => {
      const { shares } = withinCapacity(wanted, all);
      for (const { name, capacity } of all) {
        expect(shares[name]).toBeLessThanOrEqual(capacity + close);
      }
    }),
  );
});

test('planned: something is shed only when everybody is full', () => {
  fc.assert(
    fc.property(members, demand, (all, wanted) => {
      const { shares, shed } = withinCapacity(wanted, all);
      if (shed < close) return;
      for (const { name, capacity } of all) expect(shares[name]).toBeCloseTo(capacity, 6);
    }),
  );
});

test('planned: those with room keep the proportion of their shares', () => {
  fc.assert(
    fc.property(members, demand, (all, wanted) => {
      const { shares } = withinCapacity(wanted, all);
      const levels = all
        .filter(({ name, capacity }) => (shares[name] ?? 0) < capacity - close)
        .map(({ name, share }) => (shares[name] ?? 0) / share);
      for (const level of levels) expect(level).toBeCloseTo(levels[0] ?? 0, 6);
    }),
  );
});

test('neither answer depends on the order of the members, to the last digit', () => {
  fc.assert(
    fc.property(members, demand, (all, wanted) => {
      const turned = [...all].reverse();
      expect(withinCapacity(wanted, turned)).toEqual(withinCapacity(wanted, all));
      expect(proportional(wanted, turned)).toEqual(proportional(wanted, all));
    }),
  );
});

test('at once: the whole demand is spread by share, capacity or not', () => {
  const all = [
    { name: 'large', share: 40, capacity: 60 },
    { name: 'small', share: 10, capacity: 20 },
  ];
  expect(proportional(80, all)).toEqual({ large: 64, small: 16 });
  expect(withinCapacity(80, all)).toEqual({ shares: { large: 60, small: 20 }, shed: 0 });
  expect(withinCapacity(90, all)).toEqual({ shares: { large: 60, small: 20 }, shed: 10 });
});

test('at once: members without a share are asked equally where no other is left', () => {
  const idle = { share: 0, capacity: 0 };
  const all = [
    { name: 'one', ...idle },
    { name: 'two', ...idle },
  ];
  expect(proportional(10, all)).toEqual({ one: 5, two: 5 });
  expect(withinCapacity(10, all)).toEqual({ shares: { one: 0, two: 0 }, shed: 10 });
});
