import fc from 'fast-check';
import type { Answer } from '../../../models/route53/answer';
import { answer } from '../../../models/route53/answer';
import type { Place } from '../../../models/route53/geography';
import type { RecordSet } from '../../../models/route53/record';
import type { Zone } from '../../../models/route53/zone';
import { address, alias, cname, unhealthy, zone, zoneName } from './specimens';

type Asking = { type?: string; geo?: Place; sick?: string[]; chance?: number };

const ask = (at: Zone, name: string, { type = 'A', geo, sick = [], chance = 0 }: Asking = {}) =>
  answer(at, { name: `${name}.${zoneName}`, type, geo }, unhealthy(...sick), () => chance);

const data = ({ records }: Answer) => records.map((record) => record.data);

describe('names and types', () => {
  const some = zone(
    cname('api'),
    address('a', { values: ['192.0.2.1', '192.0.2.2'] }),
    cname('x.y'),
  );

  test('a name outside the zone is refused', () => {
    const query = { name: 'example.org', type: 'A' };
    expect(answer(some, query, unhealthy(), () => 0).rcode).toBe('REFUSED');
  });

  test('an unknown name does not exist; a name above one that exists has no data', () => {
    expect(ask(some, 'lost').rcode).toBe('NXDOMAIN');
    expect(ask(some, 'y')).toMatchObject({ rcode: 'NOERROR', records: [] });
  });

  test('names match in any case and with a last dot, and the answer carries one spelling', () => {
    const query = { name: 'API.Example.com.', type: 'CNAME' };
    const [record] = answer(some, query, unhealthy(), () => 0).records;
    expect(record).toEqual({
      name: 'api.example.com',
      type: 'CNAME',
      ttlSeconds: 5,
      data: 'api.elsewhere.example.net',
    });
  });

  test('every value of a record is answered', () => {
    expect(data(ask(some, 'a'))).toEqual(['192.0.2.1', '192.0.2.2']);
  });

  test.each(['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'UNKNOWN_65'])(
    'at a CNAME a question for %s gets that CNAME and nothing it leads to',
    (type) => {
      expect(ask(some, 'api', { type }).records).toMatchObject([{ type: 'CNAME' }]);
    },
  );

  test('a type the name has not is no data', () => {
    expect(ask(some, 'a', { type: 'AAAA' })).toMatchObject({ rcode: 'NOERROR', records: [] });
  });
});

describe('aliases', () => {
  test('answer under the name asked for, with the data, type and TTL of their target', () => {
    const chain = zone(alias('api', 'b'), alias('b', 'leaf'), cname('leaf', { ttlSeconds: 7 }));
    expect(ask(chain, 'api').records).toEqual([
      { name: 'api.example.com', type: 'CNAME', ttlSeconds: 7, data: 'leaf.elsewhere.example.net' },
    ]);
  });

  const balancer: RecordSet = {
    name: `api.${zoneName}`,
    type: 'A',
    alias: { name: 'LB.example.net.', hostedZoneId: 'ZLB', evaluateTargetHealth: true },
  };

  test('into another zone answer what the resolver knows there, for 60 s', () => {
    const seen: string[] = [];
    const external = (name: string, type: string) => {
      seen.push(`${name} ${type}`);
      return { values: ['192.0.2.9'], healthy: true };
    };
    const query = { name: 'api.example.com', type: 'A' };
    const given = answer(zone(balancer), query, unhealthy(), () => 0, external);
    expect(given.records).toEqual([
      { name: 'api.example.com', type: 'A', ttlSeconds: 60, data: '192.0.2.9' },
    ]);
    expect(new Set(seen)).toEqual(new Set(['lb.example.net A']));
  });

  test('into another zone cannot be answered without a resolver, and say so', () => {
    expect(() => ask(zone(balancer), 'api')).toThrow('pass a resolver of external names');
  });

  test('in a circle end with an error instead of never', () => {
    expect(() => ask(zone(alias('a', 'b'), alias('b', 'a')), 'a')).toThrow('zoneProblems');
  });
});

describe('geolocation', () => {
  const at = (name: string, geo: RecordSet['geo'], healthCheckId = name): RecordSet =>
    cname('api', { setIdentifier: name, values: [name], healthCheckId, ...(geo && { geo }) });
  const country = at('de', { country: 'DE' });
  const continent = at('eu', { continent: 'EU' });
  const fallback = at('rest', { country: '*' });
  const all = zone(fallback, continent, country);
  const germany = { continent: 'EU', country: 'DE' };

  test.each<[string, Place | undefined, string[]]>([
    ['a country beats its continent', germany, ['de']],
    ['a continent beats the default', { continent: 'EU', country: 'FR' }, ['eu']],
    ['the default takes every other place', { continent: 'AS', country: 'SG' }, ['rest']],
    ['the default takes unknown places', undefined, ['rest']],
  ])('%s', (_, geo, expected) => {
    expect(data(ask(all, 'api', geo && { geo }))).toEqual(expected);
  });

  test.each([
    [['de'], 'eu'],
    [['de', 'eu'], 'rest'],
    [['eu'], 'de'],
    [['de', 'eu', 'rest'], 'de'],
  ])('with %j unhealthy Germany gets %s', (sick, expected) => {
    expect(data(ask(all, 'api', { geo: germany, sick }))).toEqual([expected]);
  });

  test('a place without a record and without default has no data', () => {
    const strict = zone(continent);
    expect(ask(strict, 'api')).toMatchObject({ rcode: 'NOERROR', records: [] });
    expect(data(ask(strict, 'api', { geo: germany, sick: ['eu'] }))).toEqual(['eu']);
  });

  test.each([
    [true, 'rest'],
    [false, 'pool'],
  ])(
    'where target health is evaluated: %p, an unhealthy pool is answered by %s',
    (evaluate, expected) => {
      const root = alias('api', 'pool', {
        setIdentifier: 'eu',
        geo: { continent: 'EU' },
        evaluate,
      });
      const pool = cname('pool', { values: ['pool'], healthCheckId: 'pool' });
      const answered = ask(zone(root, fallback, pool), 'api', { geo: germany, sick: ['pool'] });
      expect(data(answered)).toEqual([expected]);
    },
  );
});

describe('health of a record', () => {
  const member = (name: string, more: Partial<RecordSet> = {}) =>
    alias('pool', name, { setIdentifier: name, weight: 1, ...more });
  const leaf = (name: string) => cname(name, { values: [name], healthCheckId: `leaf-${name}` });
  const pool = zone(
    member('a', { healthCheckId: 'gate-a' }),
    member('b', { healthCheckId: 'gate-b' }),
    leaf('a'),
    leaf('b'),
  );

  test.each([[['gate-a']], [['leaf-a']], [['gate-a', 'leaf-a']]])(
    'a member needs both its gate and its leaf: with %j unhealthy it is not answered',
    (sick) => {
      expect(data(ask(pool, 'pool', { sick }))).toEqual(['b']);
    },
  );

  test('a leaf asked for by its own name answers although it is unhealthy', () => {
    expect(data(ask(pool, 'a', { sick: ['leaf-a'] }))).toEqual(['a']);
  });

  test('an alias over a group is healthy while one of its members is', () => {
    const other = cname('api', { setIdentifier: 'other', weight: 1, values: ['other'] });
    const top = alias('api', 'pool', { setIdentifier: 'pool', weight: 255 });
    const tree = zone(top, other, ...pool.records);
    expect(data(ask(tree, 'api', { sick: ['gate-a'] }))).toEqual(['b']);
    expect(data(ask(tree, 'api', { sick: ['gate-a', 'leaf-b'] }))).toEqual(['other']);
  });
});

describe('weighted', () => {
  test('law: no answer names an unhealthy member while a healthy one of weight exists', () => {
    const members = fc.array(
      fc.record({ weight: fc.integer({ min: 0, max: 255 }), healthy: fc.boolean() }),
      { minLength: 1, maxLength: 6 },
    );
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(members, chance, (list, value) => {
        const records = list.map(({ weight }, at) =>
          cname('pool', {
            setIdentifier: `${at}`,
            weight,
            values: [`${at}`],
            healthCheckId: `${at}`,
          }),
        );
        const sick = list.flatMap(({ healthy }, at) => (healthy ? [] : [`${at}`]));
        const [named] = data(ask(zone(...records), 'pool', { sick, chance: value }));
        const weighty = list.some(({ weight, healthy }) => healthy && weight > 0);
        expect(named).toBeDefined();
        if (weighty) expect(sick).not.toContain(named);
      }),
    );
  });
});

test('the trace tells each choice on the way: where, among whom, which, and why', () => {
  const tree = zone(
    alias('api', 'pool', { setIdentifier: 'default', geo: { country: '*' } }),
    alias('pool', 'a', { setIdentifier: 'a', weight: 3, healthCheckId: 'gate-a' }),
    alias('pool', 'b', { setIdentifier: 'b', weight: 1 }),
    cname('a'),
    cname('b'),
  );
  expect(ask(tree, 'api', { sick: ['gate-a'] }).trace).toEqual([
    {
      at: 'api.example.com',
      type: 'CNAME',
      policy: 'geolocation',
      considered: [{ label: 'default', healthy: true, probability: 1 }],
      chosen: 'default',
      because: 'asked from an unknown place: everywhere else answers',
    },
    {
      at: 'pool.example.com',
      type: 'CNAME',
      policy: 'weighted',
      considered: [
        { label: 'a', healthy: false, probability: 0 },
        { label: 'b', healthy: true, probability: 1 },
      ],
      chosen: 'b',
      because: '1 of 2 members are healthy; drawn by weight',
    },
    {
      at: 'b.example.com',
      type: 'CNAME',
      policy: 'simple',
      considered: [{ label: 'the only record', healthy: true, probability: 1 }],
      chosen: 'the only record',
      because: 'the only record',
    },
  ]);
});
