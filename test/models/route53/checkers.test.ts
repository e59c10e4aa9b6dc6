import fc from 'fast-check';
import { seededChance } from '../../../core/chance/seeded-chance';
import { HealthCheckFleet } from '../../../models/route53/checkers';
import type { FleetSettings } from '../../../models/route53/checkers';
import type { HealthCheck } from '../../../models/route53/health-check';
import { drive, failing, passing } from './drive';
import { calculatedCheck, endpointCheck } from './specimens';

const fleetOf = (checks: readonly HealthCheck[], more: Partial<FleetSettings> = {}) =>
  new HealthCheckFleet(checks, { startMs: 0, chance: seededChance(7), ...more });

test('every checker has a phase of its own within the first interval', () => {
  const fleet = fleetOf([endpointCheck('a')]);
  const probes = fleet.due(10_000);
  expect(probes).toHaveLength(16);
  expect(new Set(probes.map(({ dueAtMs }) => dueAtMs)).size).toBe(16);
  expect(probes.map(({ dueAtMs }) => dueAtMs)).toEqual(
    probes.map(({ dueAtMs }) => dueAtMs).toSorted((x, y) => x - y),
  );
  expect(probes[0]?.request).toEqual({
    fqdn: 'a.example.com',
    port: 443,
    path: '/region-health',
    https: true,
  });
});

test('a TCP check asks for a connection', () => {
  const check = endpointCheck('a', { tcp: true, https: false, path: '', port: 5432 });
  expect(fleetOf([check]).due(10_000)[0]?.request).toEqual({
    fqdn: 'a.example.com',
    port: 5432,
    path: '',
    https: false,
    tcp: true,
  });
});

test('nothing is due while all wait for an answer, and each probe is given out once', () => {
  const fleet = fleetOf([endpointCheck('a')]);
  fleet.due(10_000);
  expect(fleet.nextDueMs()).toBe(Infinity);
  expect(fleet.due(60_000)).toEqual([]);
});

test.each([
  ['answers at once', 0, 10_000],
  ['lets connections time out', 4_000, 14_000],
  ['accepts and stays silent', 6_000, 16_000],
  ['opens no TCP connection', 10_000, 20_000],
])('an endpoint that %s is asked every interval plus the waiting', (_, afterMs, periodMs) => {
  const fleet = fleetOf([endpointCheck('a')], { checkers: 1, chance: () => 0 });
  const startsMs: number[] = [];
  drive(fleet, 50_000, (_probe, startMs) => {
    startsMs.push(startMs);
    return { ok: false, afterMs };
  });
  expect(startsMs.slice(0, 3)).toEqual([0, periodMs, 2 * periodMs]);
});

test('an opinion counts 500 ms after the outcome', () => {
  const fleet = fleetOf([endpointCheck('a')], { checkers: 1, chance: () => 0 });
  fleet.due(0);
  expect(fleet.report('a', 0, { ok: false }, 3)).toMatchObject([{ healthy: false, atMs: 503 }]);
  expect(fleet.status('a', 502)).toBe(true);
  expect(fleet.status('a', 503)).toBe(false);
});

test('the fourteenth failing checker of 16 turns a check, and the third passing one turns it back', () => {
  const fleet = fleetOf([endpointCheck('a')], { requestOverheadMs: 0 });
  drive(fleet, 10_000, () => passing);
  const probes = fleet.due(20_000);
  const failed = probes.map(({ checker }) => fleet.report('a', checker, { ok: false }, 20_000));
  expect(failed.map((changes) => changes.length)).toEqual([...zeros(13), 1, 0, 0]);
  const again = fleet.due(30_000);
  const passed = again.map(({ checker }) => fleet.report('a', checker, { ok: true }, 30_000));
  expect(passed.map((changes) => changes.length)).toEqual([0, 0, 1, ...zeros(13)]);
});

test('law: two checkers of 16 that say otherwise never change a status, whatever they say', () => {
  const threshold = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), threshold, (seed, inverted, failureThreshold) => {
      const chance = seededChance(seed);
      const fleet = fleetOf([endpointCheck('a', { inverted, failureThreshold })], { chance });
      const steady = () => failing;
      drive(fleet, 60_000, steady);
      const changes = drive(fleet, 180_000, ({ checker }) =>
        checker < 2 && chance() < 0.5 ? passing : failing,
      );
      expect(changes).toEqual([]);
      expect(fleet.status('a', 180_000)).toBe(inverted);
    }),
    { numRuns: 30 },
  );
});

test('a gray endpoint that fails a third of its requests keeps a threshold of three healthy', () => {
  const chance = seededChance(1);
  const fleet = fleetOf([endpointCheck('a', { failureThreshold: 3 })]);
  const changes = drive(fleet, 600_000, () => (chance() < 1 / 3 ? failing : passing));
  expect(changes).toEqual([]);
});

test.each([
  ['nothing answers', 4_000, 42_500],
  ['everything is silent', 6_000, 48_500],
])('where %s a leaf check turns within its bound', (_, afterMs, boundMs) => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const fleet = fleetOf([endpointCheck('a', { failureThreshold: 3 })], {
        chance: seededChance(seed),
      });
      drive(fleet, 60_000, () => passing);
      const [change] = drive(fleet, 180_000, () => ({ ok: false, afterMs }));
      expect((change?.atMs ?? Infinity) - 60_000).toBeLessThanOrEqual(boundMs);
    }),
    { numRuns: 20 },
  );
});

test('a disabled check asks nobody and is healthy', () => {
  const fleet = fleetOf([endpointCheck('a', { disabled: true })]);
  expect(fleet.nextDueMs()).toBe(Infinity);
  expect(fleet.status('a', 0)).toBe(true);
});

test('before any data a check is healthy, an inverted one and a gate over such are not', () => {
  const drains = ['a', 'b'].map((id) => endpointCheck(id, { inverted: true }));
  const fleet = fleetOf([...drains, calculatedCheck('gate', ['a', 'b']), endpointCheck('leaf')]);
  expect(fleet.status('leaf', 0)).toBe(true);
  expect(fleet.status('a', 0)).toBe(false);
  expect(fleet.dnsHealthy('gate', 0)).toBe(false);
});

test('a calculated check turns with its child, and then waits for aggregation once', () => {
  const checks = [endpointCheck('a'), calculatedCheck('gate', ['a'])];
  const fleet = fleetOf(checks, { checkers: 1, chance: () => 0, aggregationMs: [7_000, 7_000] });
  fleet.due(0);
  expect(fleet.report('a', 0, { ok: false }, 0)).toEqual([
    { checkId: 'a', healthy: false, atMs: 500, dnsAtMs: 7_500 },
    { checkId: 'gate', healthy: false, atMs: 500, dnsAtMs: 7_500 },
  ]);
  expect(fleet.status('gate', 500)).toBe(false);
  expect(fleet.dnsHealthy('gate', 7_499)).toBe(true);
  expect(fleet.dnsHealthy('gate', 7_500)).toBe(false);
});

test('law: DNS follows a change within the range given, and changes never overtake each other', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 30_000 }), (seed, spreadMs) => {
      const chance = seededChance(seed);
      const fleet = fleetOf([endpointCheck('a')], {
        chance,
        checkers: 1,
        aggregationMs: [1_000, 1_000 + spreadMs],
      });
      const changes = drive(fleet, 300_000, () => (chance() < 0.5 ? passing : failing));
      for (const [at, { atMs, dnsAtMs, healthy }] of changes.entries()) {
        const before = changes[at - 1];
        expect(dnsAtMs - atMs).toBeGreaterThanOrEqual(1_000);
        expect(dnsAtMs - atMs).toBeLessThanOrEqual(1_000 + spreadMs);
        expect(dnsAtMs).toBeGreaterThanOrEqual(before?.dnsAtMs ?? 0);
        expect(healthy).not.toBe(before?.healthy ?? true);
      }
      const last = changes.at(-1);
      expect(fleet.dnsHealthy('a', 400_000)).toBe(last?.healthy ?? true);
    }),
    { numRuns: 50 },
  );
});

test('the same chance gives the same run', () => {
  const run = () => {
    const chance = seededChance(3);
    const fleet = fleetOf([endpointCheck('a')], { chance });
    return drive(fleet, 120_000, (_, startMs) => (startMs > 40_000 ? failing : passing));
  };
  expect(run()).toEqual(run());
});

test('a clock that goes back stands still', () => {
  const fleet = fleetOf([endpointCheck('a')], { checkers: 1, chance: () => 0 });
  fleet.due(5_000);
  fleet.report('a', 0, { ok: true }, 5_000);
  fleet.due(15_000);
  expect(fleet.report('a', 0, { ok: false }, 1_000)).toMatchObject([{ atMs: 5_500 }]);
});

test('a report of a request that nobody made is a mistake that is said', () => {
  const fleet = fleetOf([endpointCheck('a'), calculatedCheck('gate', ['a'])]);
  expect(() => fleet.report('a', 0, { ok: true }, 0)).toThrow('no request under way');
  expect(() => fleet.report('gate', 0, { ok: true }, 0)).toThrow('calculated');
  expect(() => fleet.status('lost', 0)).toThrow('no health check lost');
});

test('checks that Route 53 refuses are refused', () => {
  expect(() => fleetOf([calculatedCheck('gate', ['lost'])])).toThrow('child lost of gate');
});

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
