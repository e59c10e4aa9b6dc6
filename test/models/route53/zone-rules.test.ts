import type { RecordSet } from '../../../models/route53/record';
import { describeZoneProblem } from '../../../models/route53/zone-problem';
import { zoneProblems } from '../../../models/route53/zone-rules';
import { address, alias, cname, zone, zoneName } from './specimens';

const said = (...records: RecordSet[]): string[] =>
  zoneProblems(zone(...records), new Set(['known'])).map(describeZoneProblem);

const weighted = (setIdentifier: string, weight = 10): RecordSet =>
  cname('api', { setIdentifier, weight });
const placed = (setIdentifier: string, geo: RecordSet['geo']): RecordSet =>
  cname('api', { setIdentifier, ...(geo && { geo }) });
const external = (type: RecordSet['type'], more: Partial<RecordSet> = {}): RecordSet => ({
  name: `lb.${zoneName}`,
  type,
  alias: { name: 'lb.example.net', hostedZoneId: 'ZLB', evaluateTargetHealth: true },
  ...more,
});

const text = (value: string): RecordSet => ({
  name: `_meridian.${zoneName}`,
  type: 'TXT',
  ttlSeconds: 5,
  values: [value],
});

test('a tree of aliases, groups and leaves is accepted', () => {
  const tree = [
    alias('api', 'eu.api', { setIdentifier: 'EU', geo: { continent: 'EU' }, evaluate: false }),
    alias('api', 'world.api', { setIdentifier: 'default', geo: { country: '*' } }),
    alias('eu.api', 'leaf', { setIdentifier: 'a', weight: 0, healthCheckId: 'known' }),
    alias('world.api', 'leaf', { setIdentifier: 'b', weight: 255 }),
    cname('leaf', { healthCheckId: 'known' }),
  ];
  expect(said(...tree)).toEqual([]);
});

test('a geolocation without a record for everywhere else is accepted, as Route 53 accepts it', () => {
  expect(said(placed('EU', { continent: 'EU' }))).toEqual([]);
});

test('an alias into another zone is accepted for addresses only', () => {
  expect(said(external('A'), external('AAAA'))).toEqual([]);
  expect(said(external('CNAME'))).toEqual([expect.stringContaining('answers A and AAAA')]);
});

const refused: [string, RecordSet[], string][] = [
  ['weighted beside geolocation', [weighted('a'), placed('b', { country: '*' })], 'beside'],
  ['weighted beside simple', [weighted('a'), cname('api')], 'weighted beside simple'],
  ['two simple records', [cname('api'), cname('api')], '2 simple records'],
  ['a set identifier used twice', [weighted('a'), weighted('a')], 'a is already taken'],
  ['a weight without set identifier', [cname('api', { weight: 1 })], 'needs a set identifier'],
  ['a set identifier alone', [cname('api', { setIdentifier: 'a' })], 'needs a weight'],
  ['a CNAME beside an address', [cname('api'), address('api')], 'a CNAME cannot stand beside A'],
  ['a CNAME at the apex', [{ ...cname('api'), name: zoneName }], 'zone apex'],
  [
    'a CNAME alias at the apex',
    [{ ...alias('x', 'leaf'), name: zoneName }, cname('leaf')],
    'zone apex',
  ],
  ['an alias to nothing', [alias('api', 'nowhere')], 'nowhere.example.com does not exist'],
  ['an alias of another type', [alias('api', 'a'), address('a')], "an alias has its target's type"],
  [
    'an alias to the zone data',
    [alias('ns', 'other', { type: 'NS' })],
    'an alias to a record cannot have type NS',
  ],
  ['an alias to itself', [alias('api', 'api')], 'leads back to itself'],
  ['aliases in a circle', [alias('a', 'b'), alias('b', 'a')], 'leads back to itself'],
  ['an alias with a TTL', [external('A', { ttlSeconds: 60 })], 'inherits its TTL, got 60 s'],
  ['an alias with values', [external('A', { values: ['192.0.2.1'] })], 'both an alias and values'],
  ['a record of nothing', [{ name: `x.${zoneName}`, type: 'A', ttlSeconds: 1 }], 'neither values'],
  ['values without TTL', [{ name: `x.${zoneName}`, type: 'A', values: ['192.0.2.1'] }], 'a TTL'],
  ['a negative TTL', [cname('api', { ttlSeconds: -1 })], 'TTL -1 s'],
  ['a CNAME with two values', [cname('api', { values: ['a.net', 'b.net'] })], 'one value, got 2'],
  ['a weight of 256', [weighted('a', 256)], 'weight 256'],
  [
    'two TTLs in a group',
    [weighted('a'), { ...weighted('b'), ttlSeconds: 60 }],
    'one TTL, got 5, 60',
  ],
  ['a text without quotes', [text('1.1')], 'Value should be enclosed in quotation marks'],
  ['a negative weight', [weighted('a', -1)], 'weight -1'],
  ['half a weight', [weighted('a', 0.5)], 'weight 0.5'],
  [
    'weight and geolocation on one record',
    [cname('api', { setIdentifier: 'a', weight: 1, geo: { country: '*' } })],
    'both a weight and a geolocation',
  ],
  ['an unknown health check', [cname('api', { healthCheckId: 'lost' })], 'lost does not exist'],
  [
    'two records for one place',
    [placed('a', { continent: 'EU' }), placed('b', { continent: 'EU' })],
    'already answers continent EU',
  ],
  [
    'two defaults',
    [placed('a', { country: '*' }), placed('b', { country: '*' })],
    'already answers everywhere else',
  ],
  ['a continent nobody knows', [placed('a', { continent: 'XX' })], 'continent XX is unknown'],
  ['a country in words', [placed('a', { country: 'Germany' })], 'country Germany is unknown'],
  ['no place at all', [placed('a', {})], 'either a continent or a country'],
  ['two places', [placed('a', { continent: 'EU', country: 'DE' })], 'either a continent'],
  ['a name outside', [{ ...cname('api'), name: 'api.example.org' }], 'outside the zone'],
  [
    '101 records of one name and type',
    Array.from({ length: 101 }, (_, at) => weighted(`member-${at}`)),
    '101 records, at most 100',
  ],
];

test.each(refused)('refused: %s', (_, records, message) => {
  expect(said(...records)).toContainEqual(expect.stringContaining(message));
});

test('100 records of one name and type are accepted', () => {
  expect(said(...Array.from({ length: 100 }, (_, at) => weighted(`m${at}`)))).toEqual([]);
});

test('all problems are said at once, each with the record it is about', () => {
  const problems = zoneProblems(
    zone(weighted('a', 999), cname('lost', { healthCheckId: 'gone' })),
    new Set(),
  );
  expect(problems).toMatchObject([
    { code: 'InvalidChangeBatch', name: `api.${zoneName}`, type: 'CNAME', setIdentifier: 'a' },
    { code: 'InvalidChangeBatch', name: `lost.${zoneName}` },
  ]);
});
