import { planSeed } from '../../../core/budget/quantile';
import type { StateBudgets } from '../../../core/budget/state';
import { stateBudgets } from '../../../core/budget/state';
import { secondsAYear } from '../../../core/budget/year';
import type { Edits } from '../../support/edited-topology';
import { editedTopology } from '../../support/edited-topology';

const budgets = (edits: Edits = {}, file = 'topology.json'): StateBudgets =>
  stateBudgets(editedTopology(file, edits), planSeed);

const boundOfWrites = (edits: Edits): number | undefined =>
  budgets(edits).databaseWrites?.boundSeconds;

test('the writer moves once it is confirmed, fenced and its database is promoted: every term named', () => {
  const { databaseWrites } = budgets();
  expect(databaseWrites?.terms.map(({ seconds }) => seconds)).toEqual([8, 1, 8, 30, 77, 120, 10]);
  expect(databaseWrites?.boundSeconds).toBe(254);
  expect(databaseWrites?.targetSeconds).toBe(600);
  expect(databaseWrites?.p99Seconds).toBeLessThan(254);
});

test('a cache waits for no fence: it keeps 120 s', () => {
  const { cache } = budgets();
  expect(cache?.terms.map(({ seconds }) => seconds)).toEqual([8, 1, 8, 30, 60]);
  expect(cache?.p99Seconds).toBeLessThan(120);
});

test.each<[string, Edits, number]>([
  ['an RDS replica takes up to a quarter of an hour', engine('rds-replica'), 254 - 120 + 900],
  ['what the bank moves itself is not counted', engine('external', 'external'), 254 - 120],
  ['a longer permit is a longer fence', { 'writer.permitSeconds': 120 }, 254 + 60],
  ['so are longer transactions', { 'writer.writeSeconds': 20 }, 254 + 10],
  ['and clocks that differ more', { 'lease.clockSkewSeconds': 5 }, 254 + 3],
  ['less certainty saves time', { 'writer.confirmSeconds': 0 }, 254 - 30 + 2],
])('%s', (_, edits, bound) => {
  expect(boundOfWrites(edits)).toBe(bound);
});

test('where a person has to approve, it takes as long as they may and nothing is promised', () => {
  const { databaseWrites, cache } = budgets({ mode: 'manual' });
  expect(databaseWrites).toMatchObject({ boundSeconds: 254 + 1_800, targetSeconds: null });
  expect(cache?.targetSeconds).toBeNull();
});

test.each<[string, Edits]>([
  ['nobody may act', { mode: 'observe' }],
  ['there is no strong table', { lease: undefined }],
  ['no majority can ever be reached', { 'voting.quorum': 5 }],
  ['there is no candidate', { 'cells[0].candidates': [], 'cells[1].candidates': [] }],
])('no figure where %s', (_, edits) => {
  expect(budgets(edits)).toEqual({});
});

test('a cell without a cache in two regions has no budget for one', () => {
  expect(
    budgets({ 'cells[0].cache': undefined, 'cells[1].cache': undefined }).cache,
  ).toBeUndefined();
});

test('99.999 % leaves 5.26 minutes a year', () => {
  expect(secondsAYear(99.999) / 60).toBeCloseTo(5.26, 1);
});

// Helpers

function engine(first: string, second = 'aurora-global'): Edits {
  return { 'cells[0].database.engine': first, 'cells[1].database.engine': second };
}
