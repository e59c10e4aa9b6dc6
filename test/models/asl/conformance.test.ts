import { table } from './conformance/table';
import { run, traceOf } from './drive';
import { problemsOf } from './problems-of';

describe('the Amazon States Language', () => {
  test.each(table)('$rule', async ({ definition, input, script, ends, trace, calls }) => {
    if ('refused' in ends) {
      const problems = problemsOf(definition);
      expect(problems).toHaveLength(ends.refused.length);
      for (const part of ends.refused) {
        expect(problems).toContainEqual(expect.stringContaining(part));
      }
      return;
    }
    const driven = await run(definition, input, script);
    expect(driven.ending).toEqual(ends);
    if (trace !== undefined) expect(traceOf(driven.events)).toEqual(trace);
    const history = driven.events.filter((event) => 'id' in event);
    expect(history.map(({ id }) => id)).toEqual(history.map((_, index) => index + 1));
    expect(history.every(({ id, previousEventId }) => previousEventId < id)).toBe(true);
    if (calls !== undefined) expect(driven.calls).toEqual(calls);
  });

  test('has a row for each rule only once', () => {
    const rules = table.map(({ rule }) => rule);
    expect(rules).toHaveLength(new Set(rules).size);
    expect(rules.length).toBeGreaterThan(100);
  });
});
