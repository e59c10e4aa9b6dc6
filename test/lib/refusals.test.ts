import { planeRefusals, refusals } from '../../lib/refusals';
import { topologyOfSize, topologyWith } from '../support/templates';

type Replaced = Parameters<typeof topologyOfSize>[1];

const refused = (size: number, replaced: Replaced = {}): string[] =>
  refusals(topologyOfSize(size, replaced)).map(({ path }) => path);

test("the repository's own topology can be built", () => {
  expect(refusals(topologyWith())).toEqual([]);
});

test('thirteen regions fit into the 200 health checks of an account, fourteen do not', () => {
  expect(refused(13)).toEqual([]);
  expect(refused(14)).toEqual(['regions']);
});

test('a flat layout is refused: weighted and geolocation records share no name', () => {
  expect(refused(2, { dns: { layout: 'flat' } })).toEqual(['dns.layout']);
});

test('an alias without the hosted zone of its load balancer is refused', () => {
  const { regions } = topologyOfSize(2);
  const without = regions.map((region, index) => ({
    ...region,
    endpoint: index === 1 ? { hostname: region.endpoint.hostname } : region.endpoint,
  }));
  expect(refused(2, { regions: without, entry: { leaf: 'alias' } })).toEqual([
    'regions[1].endpoint.hostedZoneId',
  ]);
  expect(refused(2, { regions: without })).toEqual([]);
});

const twoPools = (first: object, second: object): Replaced => ({
  pools: [
    { name: 'one', regions: ['xx-a-1'], ...first },
    { name: 'two', regions: ['xx-b-1'], ...second },
  ],
});

test('several pools without a default are refused', () => {
  expect(refused(2, twoPools({}, {}))).toEqual(['pools']);
  expect(refused(2, twoPools({ default: true }, {}))).toEqual([]);
});

test('a single pool is the default without saying so', () => {
  expect(refused(2, { pools: [{ name: 'world', regions: ['xx-a-1', 'xx-b-1'] }] })).toEqual([]);
});

test('a continent named by two pools, or twice by one, is refused', () => {
  const both = twoPools({ default: true, continents: ['EU', 'AF', 'EU'] }, { continents: ['AF'] });
  expect(refused(2, both)).toEqual(['pools[0].continents[2]', 'pools[1].continents[0]']);
});

test('a quorum that the others cannot reach is refused', () => {
  expect(refused(3, { voting: { quorum: 3 } })).toEqual(['voting.quorum']);
  expect(refused(3, { voting: { quorum: 2 } })).toEqual([]);
});

test('two checks of one region are refused', () => {
  const healthChecks = [{ region: 'xx-a-1' }, { region: 'xx-a-1' }];
  expect(refused(2, { healthChecks })).toEqual(['healthChecks[1].region']);
});

test('an alarm is refused as an endpoint check, and its settings on any other', () => {
  const healthChecks = [
    { region: 'xx-a-1', type: 'CLOUDWATCH_METRIC' },
    { region: 'xx-b-1', insufficientData: 'Healthy' },
  ];
  expect(refused(2, { healthChecks })).toEqual(['healthChecks[0].type', 'healthChecks[1]']);
});

test('canaries too long for the environment of a function are refused', () => {
  const long = (index: number) => `https://canary-${index}.example.com/${'x'.repeat(600)}`;
  const canaries = Array.from({ length: 8 }, (_, index) => long(index));
  expect(refused(2, { probing: { canaries } })).toEqual(['probing']);
});

test('data that AWS would refuse is refused, and not where only the plane is asked about', () => {
  const cells = [{ name: 'world', writer: 'xx-a-1', database: { engine: 'aurora-global' } }];
  const topology = topologyOfSize(2, { cells });
  expect(refusals(topology).map(({ path }) => path)).toEqual(['cells']);
  expect(planeRefusals(topology)).toEqual([]);
});
