import { existsSync } from 'node:fs';
import type { Bench, Result } from '../../bench/harness';
import { defineBench, runBench } from '../../bench/harness';

const result: Result = {
  columns: ['a', 'b'],
  rows: [{ what: 'time', unit: 'ms', values: [1, undefined] }],
  notes: [],
};

const bench = (given: Partial<Bench> = {}): Bench => ({
  name: 'some-bench',
  question: 'How long?',
  run: () => Promise.resolve(result),
  ...given,
});

describe('a bench', () => {
  test.each(['SomeBench', 'some_bench', '-some', ''])('is not named %j', (name) => {
    expect(() => defineBench(bench({ name }))).toThrow(`bench name ${JSON.stringify(name)} is not`);
  });

  test('asks a question', () => {
    const told = bench({ question: 'It is fast' });
    expect(() => defineBench(told)).toThrow('some-bench asks "It is fast"; end its question');
  });

  test('is given its size and a folder that is gone afterwards', async () => {
    const folders: string[] = [];
    const run: Bench['run'] = ({ size, folder }) => {
      expect(size).toBe('tiny');
      expect(existsSync(folder)).toBe(true);
      folders.push(folder);
      return folders.length === 1 ? Promise.resolve(result) : Promise.reject(new Error('broken'));
    };
    expect(await runBench(bench({ run }), 'tiny')).toBe(result);
    await expect(runBench(bench({ run }), 'tiny')).rejects.toThrow('broken');
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
  });

  test.each<[string, Partial<Result>]>([
    ['measured nothing', { columns: [] }],
    ['measured nothing', { rows: [] }],
    ['time has 1 values for 2 columns', { rows: [{ what: 'time', unit: 'ms', values: [1] }] }],
    ['time is NaN', { rows: [{ what: 'time', unit: 'ms', values: [1, NaN] }] }],
    ['time is Infinity', { rows: [{ what: 'time', unit: 'ms', values: [1, Infinity] }] }],
  ])('gives a table of finite figures, or else: %s', async (complaint, wrong) => {
    const run = () => Promise.resolve({ ...result, ...wrong });
    await expect(runBench(bench({ run }), 'tiny')).rejects.toThrow(complaint);
  });
});
