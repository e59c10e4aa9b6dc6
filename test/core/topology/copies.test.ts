import { parseTopology } from '../../../core/topology/parse';
import { topologyWith } from '../../support/templates';

const arn = (region: string): string => `arn:aws:rds:${region}:111122223333:cluster:ledger`;

/** What is wrong with a cell that writes in us-west-2, can move to us-east-1, and has this database. */
function problemsOf(database: object): string[] {
  const cells = [{ name: 'world', writer: 'us-west-2', candidates: ['us-east-1'], database }];
  const parsed = parseTopology({ ...topologyWith(), cells });
  return parsed.ok ? [] : parsed.problems.map(({ path, problem }) => `${path}: ${problem}`);
}

const members = { 'us-west-2': arn('us-west-2'), 'us-east-1': arn('us-east-1') };
const kind = 'aurora-global';

test('a bank’s own database names a copy wherever its cell may be written', () => {
  expect(problemsOf({ engine: 'external', external: { kind, members } })).toEqual([]);
  const one = { 'us-west-2': arn('us-west-2') };
  expect(problemsOf({ engine: 'external', external: { kind, members: one } })).toEqual([
    'cells[0].database.external.members: no copy is named in us-east-1, which may come to write',
  ]);
});

test('copies are named for the bank’s own database only', () => {
  expect(problemsOf({ engine: 'aurora-global', external: { kind, members } })).toEqual([
    'cells[0].database.external: copies of its own are named for a database that Meridian deploys',
  ]);
});

test('a copy in a region that is not there is named', () => {
  const elsewhere = { ...members, 'sa-east-1': arn('sa-east-1') };
  expect(problemsOf({ engine: 'external', external: { kind, members: elsewhere } })).toEqual([
    'cells[0].database.external.members.sa-east-1: no such region in this topology',
  ]);
});
