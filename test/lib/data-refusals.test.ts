import { dataRefusals } from '../../lib/data-refusals';
import { dataOf, topologyOfSize, topologyWith } from '../support/templates';
import { oneCell } from './data-stack/cells';

const aurora = { engine: 'aurora-global', postgresVersion: '17.11' };
const rds = { engine: 'rds-replica', postgresVersion: '17.11' };
const regions = ['us-west-2', 'us-east-1', 'eu-west-1', 'ap-southeast-1'];

const refused = (topology: ReturnType<typeof topologyWith>): string[] =>
  dataRefusals(topology).map(({ path }) => path);

test("the repository's own topology can be built", () => {
  expect(dataRefusals(topologyWith())).toEqual([]);
});

test.each([
  [
    'storage that cannot grow by a tenth',
    { database: { ...rds, storageGib: 1_000, maxStorageGib: 1_099 } },
    'cells[0].database.maxStorageGib',
  ],
  ['a fourth region of a cache', { cache: { regions } }, 'cells[0].cache.regions'],
  [
    'a region of a cache twice',
    { cache: { regions: ['us-west-2', 'us-west-2'] } },
    'cells[0].cache.regions',
  ],
  [
    'nodes that no global cache takes',
    { cache: { regions: ['us-west-2'], nodeType: 'cache.t4g.small' } },
    'cells[0].cache.nodeType',
  ],
])('%s is refused', (_, cell, path) => {
  expect(refused(oneCell(cell))).toEqual([path]);
});

test.each([
  ['storage that grows by a tenth', { database: { ...rds, maxStorageGib: 1_100 } }],
  ['a third region of a cache', { cache: { regions: regions.slice(0, 3) } }],
  ['a database of the bank without a version', { database: { engine: 'external' } }],
])('%s is not refused', (_, cell) => {
  expect(refused(oneCell(cell))).toEqual([]);
});

const european = { euPersonalData: true, writer: 'eu-west-1', candidates: ['us-east-1'] };

test.each([
  ['database', { ...european, database: aurora }],
  ['cache.regions', { ...european, cache: { regions: ['eu-west-1', 'us-east-1'] } }],
])('EU personal data in a %s outside of the EU is refused, in the stack as well', (field, cell) => {
  const topology = oneCell(cell);
  expect(refused(topology)).toEqual([`cells[0].${field}`]);
  expect(() => dataOf(topology, 'eu-west-1')).toThrow(
    `cells[0].${field}: got ["eu-west-1","us-east-1"]; EU personal data would lie in us-east-1`,
  );
});

const longCell = (length: number, cell: object) => oneCell({ name: 'c'.repeat(length), ...cell });

test('a name that a cache could not have is refused, and says how short the cell must be', () => {
  // meridian-prod-<cell>-us-west-2: 24 characters besides the cell's name, of 40
  const cache = { regions: ['us-west-2'] };
  expect(refused(longCell(16, { cache }))).toEqual([]);
  expect(dataRefusals(longCell(17, { cache }))).toMatchObject([
    {
      path: 'cells[0].name',
      got: 'c'.repeat(17),
      problem: expect.stringContaining('has 41 characters, and a cache takes 40') as unknown,
      instead: "shorten the cell's name to 16 characters at most, or the environment's",
    },
  ]);
});

test('a database is named by any cell of the schema while the environment is short', () => {
  expect(refused(longCell(32, { database: aurora }))).toEqual([]);
  const long = { ...longCell(32, { database: aurora }), environment: 'a'.repeat(16) };
  expect(dataRefusals(long)[0]).toMatchObject({
    path: 'cells[0].name',
    instead: expect.stringMatching(/^shorten the cell's name to \d+ characters/) as unknown,
  });
});

test.each([
  ['a-', 'world', 'environment'],
  ['prod', 'a--b', 'cells[0].name'],
  ['prod', 'a-', 'cells[0].name'],
])('two hyphens in a row are refused where they come from: %s, %s', (environment, name, path) => {
  const topology = { ...oneCell({ name, database: aurora }), environment };
  expect(refused(topology)).toEqual([path]);
});

test('a region without a network set aside is refused', () => {
  const cells = [{ name: 'world', writer: 'xx-a-1', database: aurora }];
  expect(dataRefusals(topologyOfSize(2, { cells }))).toMatchObject([{ got: 'xx-a-1' }]);
});
