import { seededChance } from '../../../core/chance/seeded-chance';
import { answer } from '../../../models/route53/answer';
import type { Probe } from '../../../models/route53/checkers';
import { HealthCheckFleet } from '../../../models/route53/checkers';
import { checkerTimeouts } from '../../../models/route53/delays';
import { placeOf } from '../../../models/route53/geography';
import { zoneProblems } from '../../../models/route53/zone-rules';
import type { Treatment } from './drive';
import { drive, failing, passing } from './drive';
import {
  gateOf,
  originOf,
  othersOf,
  plantChecks,
  plantTree,
  pools,
  regions,
  rootName,
  voterHost,
} from './tree';

const zone = plantTree();
const settledMs = 60_000;
/** The gate's bound in the design, without the time votes take: 10.5 s, then aggregation 10 s. */
const gateBoundMs = 20_500;
const ireland = '198.51.100.7';
const texas = '192.0.2.7';

type World = {
  readonly votes: readonly (readonly [voter: string, target: string])[];
  readonly dead: readonly string[];
};
const quiet: World = { votes: [], dead: [] };

/** Endpoints and drain endpoints of the world: a dead region lets every connection time out. */
const treating =
  ({ votes, dead }: World) =>
  ({ request }: Probe): Treatment => {
    const region = regions.find((name) => [originOf(name), voterHost(name)].includes(request.fqdn));
    if (region === undefined) throw new Error(`nobody is at ${request.fqdn}`);
    if (dead.includes(region)) return { ok: false, afterMs: checkerTimeouts.connectMs };
    if (request.path === '/region-health') return passing;
    return votes.some(([voter, target]) => voter === region && request.path === `/drain/${target}`)
      ? passing
      : failing;
  };

const votesBy = (voters: readonly string[], target: string): World['votes'] =>
  voters.map((voter) => [voter, target] as const);

/** A fleet that has watched a quiet world long enough to have data on everything. */
function settledFleet(seed = 1) {
  const chance = seededChance(seed);
  const fleet = new HealthCheckFleet(plantChecks(), { startMs: 0, chance });
  drive(fleet, settledMs, treating(quiet));
  const askFrom = (client: string, atMs: number) =>
    answer(
      zone,
      { name: rootName, type: 'A', geo: placeOf(client) },
      (id) => fleet.dnsHealthy(id, atMs),
      chance,
    );
  const namedIn200 = (client: string, atMs: number) =>
    new Set(
      Array.from({ length: 200 }, () => askFrom(client, atMs).records).flatMap((records) =>
        records.map(({ data }) => data),
      ),
    );
  return { fleet, askFrom, namedIn200 };
}

const originsOf = (pool: keyof typeof pools) => new Set(Object.keys(pools[pool]).map(originOf));

test('Route 53 would accept the tree', () => {
  expect(zoneProblems(zone, new Set(plantChecks().map(({ id }) => id)))).toEqual([]);
});

test('in a quiet world every gate is open and each place is answered from its own pool', () => {
  const { fleet, namedIn200 } = settledFleet();
  expect(regions.every((region) => fleet.dnsHealthy(gateOf(region), settledMs))).toBe(true);
  expect(namedIn200(texas, settledMs)).toEqual(originsOf('world'));
  expect(namedIn200(ireland, settledMs)).toEqual(originsOf('eu'));
});

test('the answer is one CNAME of the name asked for, to the region, with the TTL of the leaf', () => {
  const [record, ...more] = settledFleet().askFrom(texas, settledMs).records;
  expect(more).toEqual([]);
  expect(record).toMatchObject({ name: rootName, type: 'CNAME', ttlSeconds: 5 });
});

describe('votes to drain us-west-2', () => {
  const target = 'us-west-2';
  const after = (world: World, seed = 1) => {
    const settled = settledFleet(seed);
    const untilMs = settledMs + gateBoundMs;
    drive(settled.fleet, untilMs, treating(world));
    return { ...settled, untilMs };
  };

  test('two of four leave its gate open', () => {
    const votes = votesBy(othersOf(target).slice(0, 2), target);
    const { fleet, namedIn200, untilMs } = after({ votes, dead: [] });
    expect(fleet.status(gateOf(target), untilMs)).toBe(true);
    expect(namedIn200(texas, untilMs)).toContain(originOf(target));
  });

  test.each([1, 2, 3, 4, 5])('three of four close it within the bound (seed %i)', (seed) => {
    const votes = votesBy(othersOf(target).slice(0, 3), target);
    const { fleet, namedIn200, untilMs } = after({ votes, dead: [] }, seed);
    expect(fleet.dnsHealthy(gateOf(target), untilMs)).toBe(false);
    expect(namedIn200(texas, untilMs)).toEqual(
      new Set(['us-east-1', 'ap-southeast-1'].map(originOf)),
    );
  });

  test('three of four close it while the fourth voter is dead', () => {
    const [dead = '', ...voters] = othersOf(target);
    const { fleet, untilMs } = after({ votes: votesBy(voters, target), dead: [dead] });
    expect(fleet.dnsHealthy(gateOf(target), untilMs)).toBe(false);
  });

  test('withdrawn votes open it again', () => {
    const votes = votesBy(othersOf(target), target);
    const { fleet, namedIn200, untilMs } = after({ votes, dead: [] });
    drive(fleet, untilMs + gateBoundMs, treating(quiet));
    expect(namedIn200(texas, untilMs + gateBoundMs)).toContain(originOf(target));
  });
});

test('dead voters drain nothing: with all observers of a region dead its gate stays open', () => {
  const { fleet } = settledFleet();
  const dead = othersOf('us-west-2');
  drive(fleet, settledMs + 300_000, treating({ votes: [], dead }));
  expect(regions.filter((region) => !fleet.status(gateOf(region), settledMs + 300_000))).toEqual(
    [],
  );
});

test('a dead region is out by its own leaf check within 59 s less TTL and client: 52.5 s', () => {
  const { fleet, namedIn200 } = settledFleet();
  drive(fleet, settledMs + 52_500, treating({ votes: [], dead: ['us-west-2'] }));
  expect(namedIn200(texas, settledMs + 52_500)).not.toContain(originOf('us-west-2'));
});

test('Europe gets only European origins even when all of Europe is unhealthy and drained', () => {
  const { fleet, namedIn200 } = settledFleet();
  const dead = Object.keys(pools.eu);
  const votes = dead.flatMap((target) => votesBy(othersOf(target), target));
  drive(fleet, settledMs + 120_000, treating({ votes, dead }));
  expect(dead.some((region) => fleet.dnsHealthy(`leaf-${region}`, settledMs + 120_000))).toBe(
    false,
  );
  expect(namedIn200(ireland, settledMs + 120_000)).toEqual(originsOf('eu'));
  expect(namedIn200('2001:db8:1::7', settledMs + 120_000)).toEqual(originsOf('eu'));
});

test('the rest of the world never gets a European origin, even when all of its pool is unhealthy', () => {
  const { fleet, namedIn200 } = settledFleet();
  drive(fleet, settledMs + 120_000, treating({ votes: [], dead: Object.keys(pools.world) }));
  expect(namedIn200(texas, settledMs + 120_000)).toEqual(originsOf('world'));
});

test('gates attached before their checks have data would take every region out of its group', () => {
  const fleet = new HealthCheckFleet(plantChecks(), { startMs: 0, chance: seededChance(1) });
  expect(regions.some((region) => fleet.dnsHealthy(gateOf(region), 0))).toBe(false);
});
