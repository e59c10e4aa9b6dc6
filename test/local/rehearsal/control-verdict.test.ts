import { controlOf } from '../../../core/control/control';
import type { Incident } from '../../../core/control/rows';
import { judgeControl } from '../../../local/rehearsal/control-verdict';
import { opened } from '../../../core/incident/trigger';

const fresh = opened(
  { region: 'us-west-2', kind: 'failover', because: 'gone' },
  undefined,
  { runner: 'us-east-1', epoch: 1 },
  0,
);
const done: Incident = { ...fresh, version: 2, phase: 'closed', outcome: 'done' };

describe('an expectation about an incident', () => {
  const expected = { incidents: { 'us-west-2': 'failover closed done' } };

  test('is met by that kind, phase and outcome', () => {
    const [judged] = judgeControl({ control: controlOf([done]), events: [] }, expected);
    expect(judged).toMatchObject({ met: true });
  });

  test.each([
    ['an open one', { ...done, phase: 'running' as const }, 'failover running'],
    ['another outcome', { ...done, outcome: 'recovered' as const }, 'failover closed recovered'],
  ])('is not met by %s', (_, incident, got) => {
    const [judged] = judgeControl({ control: controlOf([incident]), events: [] }, expected);
    expect(judged).toMatchObject({ met: false, got });
  });

  test('is not met where the table cannot be read', () => {
    const [judged] = judgeControl({ control: undefined, events: [] }, expected);
    expect(judged).toMatchObject({ met: false, got: 'none' });
  });
});

test('a page counts when it calls at once', () => {
  const page = { atMs: 0, kind: 'page', who: 'us-east-1' } as const;
  const judged = (text: string) =>
    judgeControl({ control: undefined, events: [{ ...page, text }] }, { paged: true })[0]?.met;
  expect(judged('pages (critical): failover of us-west-2 begins')).toBe(true);
  expect(judged('pages (notice): drill')).toBe(false);
});
