import {
  cachePlaces,
  databasePlaces,
  dataOrigins,
  dataRegions,
} from '../../../core/topology/data-places';
import { cellSchema } from '../../../core/topology/state-schema';

const cell = (replaced: Readonly<Record<string, unknown>>) =>
  cellSchema.parse({ name: 'a', writer: 'us-west-2', candidates: ['us-east-1'], ...replaced });

const deployed = cell({ database: { engine: 'aurora-global' } });

test('a database has a copy where it is written first, and where the writer may move', () => {
  expect(databasePlaces(deployed)).toEqual(['us-west-2', 'us-east-1']);
  expect(databasePlaces(cell({ ...deployed, candidates: ['us-east-1', 'us-west-2'] }))).toEqual([
    'us-west-2',
    'us-east-1',
  ]);
});

test("a bank's own database has no place that Meridian deploys to", () => {
  expect(databasePlaces(cell({ database: { engine: 'external' } }))).toEqual([]);
  expect(databasePlaces(cell({}))).toEqual([]);
  expect(cachePlaces(cell({}))).toEqual([]);
});

const cells = [
  deployed,
  cell({ name: 'b', cache: { regions: ['us-east-1', 'eu-west-1'] } }),
  cell({ name: 'c', writer: 'eu-north-1', database: { engine: 'external' } }),
];

test('a region holds data once, whatever it holds', () => {
  expect(dataRegions({ cells })).toEqual(['us-west-2', 'us-east-1', 'eu-west-1']);
});

test.each([
  ['us-west-2', []],
  ['us-east-1', ['us-west-2']],
  ['eu-west-1', ['us-east-1']],
  ['eu-north-1', []],
])('%s copies from %j', (region, origins) => {
  expect(dataOrigins({ cells }, region)).toEqual(origins);
});
