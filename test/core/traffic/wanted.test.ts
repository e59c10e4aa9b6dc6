import fc from 'fast-check';
import { dnsWeights } from '../../../core/capacity/dns-weights';
import { demandOf, memberOf, serverOf } from '../../../core/capacity/serving';
import type { ControlView } from '../../../core/topology/control-view';
import { controlViewOf } from '../../../core/topology/control-view';
import { wantedPlans } from '../../../core/traffic/wanted';
import { editedTopology } from '../../support/edited-topology';

type View = Pick<ControlView, 'regions' | 'pools' | 'restore'>;
type Levels = Readonly<Record<string, number>>;

const steps = [10, 25, 50, 100];

/** Two to six regions in one to three pools, each with room or without, and any levels. */
const worlds = fc
  .array(
    fc.record({
      share: fc.oneof(
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.1, max: 60, noNaN: true }),
      ),
      capacityPercent: fc.integer({ min: 100, max: 300 }),
      pool: fc.integer({ min: 0, max: 2 }),
      level: fc.constantFrom(0, 0, 0.1, 0.25, 0.5, 1, 1, 1),
      strict: fc.boolean(),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((drawn): { view: View; levels: Levels } => {
    const named = drawn.map((region, index) => ({ ...region, name: `r${index}` }));
    const pools = [0, 1, 2].flatMap((number) => {
      const members = named.filter(({ pool }) => pool === number);
      const [first] = members;
      if (first === undefined) return [];
      return [
        {
          name: `p${number}`,
          regions: members.map(({ name }) => name),
          default: number === 0,
          strict: first.strict,
        },
      ];
    });
    return {
      view: {
        regions: named.map(({ name, share, capacityPercent }) => ({
          name,
          share,
          capacityPercent,
        })),
        pools,
        restore: { stepsPercent: steps, stepSeconds: 60 },
      },
      levels: Object.fromEntries(named.map(({ name, level }) => [name, level])),
    };
  });

/** What reaches a pool while these regions are out, percent of all traffic. */
function offered(view: View, name: string, out: readonly string[]): number {
  return view.pools
    .filter((pool) => serverOf(view, pool, out)?.name === name)
    .reduce((sum, pool) => sum + demandOf(view, pool), 0);
}

/** What each region would serve if DNS answered with these of a pool and services admitted as told. */
function loads(view: View, levels: Levels, answering: (region: string) => boolean) {
  const plans = wantedPlans(view, levels);
  const out = view.regions.map(({ name }) => name).filter((name) => levels[name] === 0);
  return view.pools.flatMap(({ name, regions }) => {
    const { weights = {}, admission = {} } = plans[name] ?? {};
    const members = regions.filter(answering);
    const sum = members.reduce((all, region) => all + (weights[region] ?? 0), 0);
    return members.map((region) => {
      const part = sum > 0 ? (weights[region] ?? 0) / sum : 1 / members.length;
      const load = offered(view, name, out) * part * (admission[region] ?? 1);
      return { region, load, capacity: memberOf(view, region).capacity };
    });
  });
}

const within = ({ load, capacity }: { load: number; capacity: number }): boolean =>
  load <= capacity + 1e-6;

test('weights are whole, from 0 to 255, and never all zero', () => {
  fc.assert(
    fc.property(worlds, ({ view, levels }) => {
      for (const { weights } of Object.values(wantedPlans(view, levels))) {
        const all = Object.values(weights);
        expect(
          all.filter((weight) => !Number.isInteger(weight) || weight < 0 || weight > 255),
        ).toEqual([]);
        expect(all.some((weight) => weight > 0)).toBe(true);
      }
    }),
  );
});

test('nobody who serves is offered and admits more than it can carry', () => {
  fc.assert(
    fc.property(worlds, ({ view, levels }) => {
      const serving = loads(view, levels, (region) => (levels[region] ?? 1) > 0);
      expect(serving.filter((one) => !within(one))).toEqual([]);
    }),
  );
});

test('nor if a region that waits is answered before its return has begun', () => {
  fc.assert(
    fc.property(worlds, fc.array(fc.boolean(), { minLength: 6 }), ({ view, levels }, early) => {
      const isServing = (region: string): boolean => (levels[region] ?? 1) > 0;
      const answering = (region: string): boolean =>
        isServing(region) || early[Number(region.slice(1))] === true;
      // Where nobody with a share serves, DNS answers with everybody, whatever is planned.
      const pools = view.pools.filter(({ regions }) =>
        regions.some((region) => isServing(region) && memberOf(view, region).share > 0),
      );
      const members = pools.flatMap(({ regions }) => regions);
      const all = loads(view, levels, answering).filter(({ region }) => members.includes(region));
      expect(all.filter((one) => !within(one))).toEqual([]);
    }),
  );
});

test('all is well: the base weights stand, and nobody with room sheds', () => {
  fc.assert(
    fc.property(worlds, ({ view }) => {
      const plans = wantedPlans(view, {});
      const levels = Object.fromEntries(view.regions.map(({ name }) => [name, 1]));
      expect(wantedPlans(view, levels)).toEqual(plans);
      for (const { name, regions } of view.pools) {
        expect(plans[name]?.weights).toEqual(dnsWeights(view)[name]);
        // Weights up to 255 miss a share that is not whole by half of one: an eighth of a small share.
        const roomy = view.regions.filter(
          (region) => regions.includes(region.name) && region.share >= 1,
        );
        for (const region of roomy.filter(({ capacityPercent }) => capacityPercent >= 115)) {
          expect(plans[name]?.admission[region.name]).toBe(1);
        }
      }
    }),
  );
});

test('a region that waits beside one that serves keeps a weight: it could not come back at 0', () => {
  fc.assert(
    fc.property(worlds, ({ view, levels }) => {
      const plans = wantedPlans(view, levels);
      for (const { name, regions } of view.pools) {
        if (!regions.some((region) => levels[region] === 1)) continue;
        for (const region of regions.filter((member) => levels[member] === 0)) {
          expect(plans[name]?.weights[region]).toBeGreaterThan(0);
        }
      }
    }),
  );
});

test('a region on its way back takes its step of its share, where others can carry the rest', () => {
  fc.assert(
    fc.property(worlds, ({ view, levels }) => {
      const at = (name: string): number => levels[name] ?? 1;
      const out = view.regions.map(({ name }) => name).filter((name) => at(name) === 0);
      for (const { region, load } of loads(view, levels, (name) => at(name) > 0)) {
        const pool = view.pools.find(({ regions }) => regions.includes(region));
        const members = (pool?.regions ?? []).map((name) => memberOf(view, name));
        const full = members.filter(({ name }) => at(name) === 1);
        const room = full.reduce((sum, { capacity }) => sum + capacity, 0);
        const wanted = memberOf(view, region).share * at(region);
        if (at(region) === 1 || room < offered(view, pool?.name ?? '', out)) continue;
        // Whole weights are as fine as 255 allows, and at least 1.
        const coarse = Math.max(...members.map(({ capacity }) => capacity)) / 100;
        expect(load).toBeLessThanOrEqual(wanted + Math.max(coarse, 0.5));
      }
    }),
  );
});

describe('the default topology', () => {
  const view = controlViewOf(editedTopology('topology.json'));
  const plan = (levels: Levels, pool = 'world') => wantedPlans(view, levels)[pool];

  test.each<[string, Levels, Levels]>([
    ['all is well', {}, { 'us-west-2': 40, 'us-east-1': 30, 'ap-southeast-1': 10 }],
    [
      'the largest is out',
      { 'us-west-2': 0 },
      { 'us-west-2': 4, 'us-east-1': 60, 'ap-southeast-1': 20 },
    ],
    [
      'it is back by half',
      { 'us-west-2': 0.5 },
      { 'us-west-2': 20, 'us-east-1': 45, 'ap-southeast-1': 15 },
    ],
  ])('%s', (_, levels, weights) => {
    expect(plan(levels)?.weights).toEqual(weights);
  });

  test('what fits nowhere is shed in the open, by the one that is left', () => {
    expect(plan({ 'us-west-2': 0, 'us-east-1': 0 })?.admission).toEqual({
      'us-west-2': expect.any(Number) as number,
      'us-east-1': expect.any(Number) as number,
      'ap-southeast-1': 0.25,
    });
  });

  test('a strict pool that is lost is served by nobody else', () => {
    const levels = { 'eu-west-1': 0, 'eu-central-1': 0 };
    expect(plan(levels)).toEqual(plan({}));
  });
});
