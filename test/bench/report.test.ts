import type { Answer } from '../../bench/report';
import { jsonOf, tableOf } from '../../bench/report';

const answer: Answer = {
  name: 'some-bench',
  question: 'How long?',
  result: {
    columns: ['4', '200'],
    rows: [
      { what: 'time per tick', unit: 'ms', values: [16.14, 437.4] },
      { what: 'ratio', unit: 'x', values: [1, 27.123] },
      { what: 'memorySize', unit: 'MB', values: [128, undefined] },
    ],
    notes: ['on a shared machine'],
  },
};

test('a table has three digits, aligned columns, and the notes below', () => {
  expect(tableOf(answer).split('\n')).toEqual([
    'some-bench: How long?',
    '                      4   200',
    'time per tick  ms  16.1   437',
    'ratio          x      1  27.1',
    'memorySize     MB   128  none',
    '- on a shared machine',
  ]);
});

test('JSON has the machine, every answer, no picture, and null where there is no figure', () => {
  const drawn = { ...answer, result: { ...answer.result, drawing: '<svg/>' } };
  const text = jsonOf('a machine', [drawn]);
  expect(text).not.toContain('svg');
  const parsed = JSON.parse(text) as {
    machine: string;
    answers: [{ name: string; result: { rows: { values: unknown }[] } }];
  };
  expect(parsed.machine).toBe('a machine');
  expect(parsed.answers[0].name).toBe('some-bench');
  expect(parsed.answers[0].result.rows[2]?.values).toEqual([128, null]);
});
