import fc from 'fast-check';
import { seededChance } from '../../../core/chance/seeded-chance';
import { answer } from '../../../models/route53/answer';
import type { Change } from '../../../models/route53/change-batch';
import type { ControlPlaneSettings } from '../../../models/route53/control-plane';
import { ControlPlane } from '../../../models/route53/control-plane';
import type { ChangeDelays } from '../../../models/route53/delays';
import { withDefaultRecords } from '../../../models/route53/default-records';
import type { RecordSet } from '../../../models/route53/record';
import { recordsAt, zoneOf } from '../../../models/route53/zone';
import { thrownBy } from '../../support/thrown-by';
import { cname, zoneId, zoneName } from './specimens';

const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-1'];

const member = (setIdentifier: string, weight: number): RecordSet =>
  cname('api', { setIdentifier, weight });
const mark = (generation: number): RecordSet => ({
  name: `_meridian.api.${zoneName}`,
  type: 'TXT',
  ttlSeconds: 5,
  values: [`"${generation}.0"`],
});

const at = (ms: number): ChangeDelays['answersMs'] => [ms, ms];

function controlPlane(more: Partial<ControlPlaneSettings> = {}): ControlPlane {
  const records = [...regions.map((region) => member(region, 10)), mark(0)];
  let next = 0;
  return new ControlPlane({
    zone: zoneOf(withDefaultRecords({ id: zoneId, name: zoneName, records })),
    healthCheckIds: new Set(),
    chance: seededChance(1),
    newId: () => `C${next++}`,
    processingMs: at(200),
    answersMs: at(20_000),
    inSyncMs: at(30_000),
    ...more,
  });
}

/** A weight change that holds only from one generation on. */
const guarded = (from: number, to: number, weight: number): Change[] => [
  { action: 'DELETE', record: mark(from) },
  { action: 'CREATE', record: mark(to) },
  ...regions.map((region): Change => ({ action: 'UPSERT', record: member(region, weight) })),
];

const weightIn = (zone: ControlPlane['zone']): number | undefined =>
  recordsAt(zone, `api.${zoneName}`, 'CNAME')[0]?.weight;

describe('a change takes its time', () => {
  test('the API shows it at once, name servers only later', () => {
    const plane = controlPlane();
    plane.change(zoneId, { changes: guarded(0, 1, 77) }, 1_000);
    expect(weightIn(plane.zone)).toBe(77);
    expect(weightIn(plane.answering(20_999))).toBe(10);
    expect(weightIn(plane.answering(21_000))).toBe(77);
  });

  test('it is PENDING until it is INSYNC, with its id, its time and its comment', () => {
    const plane = controlPlane();
    const info = plane.change(zoneId, { changes: guarded(0, 1, 77), comment: 'why' }, 1_000);
    expect(info).toEqual({ id: 'C0', status: 'PENDING', submittedAtMs: 1_000, comment: 'why' });
    expect(plane.changeInfo('C0', 30_999).status).toBe('PENDING');
    expect(plane.changeInfo('C0', 31_000).status).toBe('INSYNC');
  });

  test('it is never in sync before every name server answers by it', () => {
    const plane = controlPlane({ answersMs: at(50_000), inSyncMs: at(1_000) });
    plane.change(zoneId, { changes: guarded(0, 1, 77) }, 0);
    expect(plane.changeInfo('C0', 49_999).status).toBe('PENDING');
    expect(plane.changeInfo('C0', 50_000).status).toBe('INSYNC');
  });

  test('a batch that comes while another is at work is refused, and changes nothing', () => {
    const plane = controlPlane();
    plane.change(zoneId, { changes: guarded(0, 1, 77) }, 0);
    expect(thrownBy(() => plane.change(zoneId, { changes: guarded(1, 2, 88) }, 199))).toMatchObject(
      {
        name: 'PriorRequestNotComplete',
        message: 'The request was rejected because Route 53 was still processing a prior request.',
      },
    );
    expect(weightIn(plane.zone)).toBe(77);
    plane.change(zoneId, { changes: guarded(1, 2, 88) }, 200);
    expect(weightIn(plane.zone)).toBe(88);
  });

  test('law: name servers never go back to an older change', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.integer({ min: 1, max: 20_000 })), (seed, gapsMs) => {
        const plane = controlPlane({ chance: seededChance(seed), answersMs: [0, 60_000] });
        let nowMs = 0;
        let seen = 10;
        for (const [count, gapMs] of gapsMs.entries()) {
          nowMs += 500 + gapMs;
          plane.change(zoneId, { changes: guarded(count, count + 1, 11 + count) }, nowMs);
          const weight = weightIn(plane.answering(nowMs)) ?? 0;
          expect(weight).toBeGreaterThanOrEqual(seen);
          seen = weight;
        }
        expect(weightIn(plane.answering(nowMs + 60_000))).toBe(10 + gapsMs.length);
      }),
      { numRuns: 50 },
    );
  });
});

test('law: a batch carrying the TXT compare-and-set of an older generation is refused whole, and nothing changed', () => {
  const newer = fc.integer({ min: 1, max: 5 });
  const weights = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(
      newer,
      weights,
      fc.nat(4),
      fc.shuffledSubarray(regions),
      (steps, weight, age, some) => {
        const plane = controlPlane({ processingMs: at(0) });
        for (let step = 0; step < steps; step += 1) {
          plane.change(zoneId, { changes: guarded(step, step + 1, step) }, step);
        }
        const before = plane.zone;
        const read = Math.max(0, steps - 1 - age);
        const stale: Change[] = [
          ...some.map((region): Change => ({ action: 'UPSERT', record: member(region, weight) })),
          { action: 'DELETE', record: mark(read) },
          { action: 'CREATE', record: mark(99) },
        ];
        expect(thrownBy(() => plane.change(zoneId, { changes: stale }, 100))).toMatchObject({
          name: 'InvalidChangeBatch',
        });
        expect(plane.zone).toBe(before);
        expect(plane.answering(1e9)).toBe(before);
      },
    ),
  );
});

test('of two first batches one is refused: a generation is created once', () => {
  const zone = zoneOf(
    withDefaultRecords({ id: zoneId, name: zoneName, records: [member('eu-west-1', 10)] }),
  );
  const plane = controlPlane({ zone, processingMs: at(0) });
  const first: Change[] = [{ action: 'CREATE', record: mark(1) }];
  plane.change(zoneId, { changes: first }, 0);
  expect(() => plane.change(zoneId, { changes: first }, 1)).toThrow('but it already exists');
});

test('DNS answers by the changed weights once they have arrived', () => {
  const plane = controlPlane();
  const only: Change[] = regions.map((region) => ({
    action: 'UPSERT',
    record: member(region, region === 'eu-west-1' ? 255 : 0),
  }));
  plane.change(zoneId, { changes: only }, 0);
  const chance = seededChance(5);
  const chosen = (nowMs: number): Set<string | undefined> =>
    new Set(
      Array.from({ length: 50 }, () => {
        const asked = { name: `api.${zoneName}`, type: 'A' };
        return answer(plane.answering(nowMs), asked, () => true, chance).trace[0]?.chosen;
      }),
    );
  expect(chosen(19_999)).toEqual(new Set(regions));
  expect(chosen(20_000)).toEqual(new Set(['eu-west-1']));
});

describe('what the control plane refuses', () => {
  test('another zone, and a change that it does not know', () => {
    const plane = controlPlane();
    const unknown = { name: 'NoSuchHostedZone', message: 'No hosted zone found with ID: Z9' };
    expect(thrownBy(() => plane.list('Z9', {}, 0))).toMatchObject(unknown);
    expect(thrownBy(() => plane.change('Z9', { changes: [] }, 0))).toMatchObject(unknown);
    expect(thrownBy(() => plane.changeInfo('C9', 0))).toMatchObject({
      name: 'NoSuchChange',
      status: 404,
    });
  });

  test('more than fifty requests at once, and ten a second from then on', () => {
    const plane = controlPlane();
    const list = (nowMs: number) => () => plane.list(zoneId, {}, nowMs);
    for (let count = 0; count < 50; count += 1) list(0)();
    expect(thrownBy(list(0))).toMatchObject({ name: 'Throttling', message: 'Rate exceeded' });
    expect(list(99)).toThrow('Rate exceeded');
    expect(list(100)).not.toThrow();
  });

  test('more changes than its throughput, where UPSERT counts twice', () => {
    const size = { capacity: 50, perSecond: 10 };
    const throttle = { account: size, action: size, changes: { capacity: 10, perSecond: 1 } };
    const plane = controlPlane({ throttle, processingMs: at(0) });
    plane.change(zoneId, { changes: guarded(0, 1, 1) }, 0);
    expect(() => plane.change(zoneId, { changes: guarded(1, 2, 2) }, 0)).toThrow('Rate exceeded');
    expect(weightIn(plane.zone)).toBe(1);
    plane.change(zoneId, { changes: guarded(1, 2, 2) }, 6_000);
    expect(weightIn(plane.zone)).toBe(2);
  });
});

test('changes long gone are forgotten', () => {
  const size = { capacity: 1e9, perSecond: 1e9 };
  const throttle = { account: size, action: size, changes: size };
  const plane = controlPlane({ throttle, processingMs: at(0) });
  for (let step = 0; step <= 1_000; step += 1) {
    plane.change(zoneId, { changes: guarded(step, step + 1, 1) }, step);
  }
  expect(() => plane.changeInfo('C0', 2_000)).toThrow('C0');
  expect(plane.changeInfo('C1', 2_000).id).toBe('C1');
});
