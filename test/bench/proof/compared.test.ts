import { compared } from '../../../bench/proof/compared';
import { chosenRivals } from '../../../bench/proof/rivals';
import type { Attempt } from '../../../local/clients/attempt';

const attempt = (client: string, endSeconds: number, failure?: string): Attempt => ({
  client,
  pool: 'world',
  startMs: endSeconds * 1000,
  endMs: endSeconds * 1000,
  ...(failure === undefined ? {} : { failure }),
});

test('the others are held against the first, and who never recovers has no figure', () => {
  const { columns, rows } = compared(
    [
      { name: 'ours', attempts: [attempt('a', 12, 'lost'), attempt('a', 30), attempt('b', 31)] },
      { name: 'slow', attempts: [attempt('a', 12, 'lost'), attempt('a', 110)] },
      { name: 'stuck', attempts: [attempt('a', 12, 'lost'), attempt('a', 14, 'lost')] },
    ],
    10_000,
  );
  expect(columns).toEqual(['ours', 'slow', 'stuck']);
  expect(rows.map(({ values }) => values)).toEqual([
    [20, 100, undefined],
    [1, 5, undefined],
    [1, 1, 2],
    [1, 1, 1],
    [2, 1, 1],
  ]);
});

test('rivals are chosen by name, the quick ones where none is named', () => {
  expect(chosenRivals([])).toHaveLength(2);
  expect(chosenRivals(['cron-3'])).toMatchObject([{ bySeconds: 345 }]);
  expect(chosenRivals(['karma'])).toBe('no rival "karma"; take any of cron, cron-3, fast-checks');
});
