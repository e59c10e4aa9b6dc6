import type { Incident } from '../../../core/control/rows';
import { answered } from '../../../core/incident/answer';
import { incident, question } from '../../bin/strong-plane';

const atMs = question.askedAtMs + 1_000;
const yes = { approved: true, by: 'anna', reason: 'seen with own eyes', atMs };
const asking: Incident = { ...incident({ phase: 'awaiting', question }), version: 3 };

test('an answer names the question that stands, by whom, why and when', () => {
  expect(answered(asking, yes)).toMatchObject({
    phase: 'awaiting',
    status: 'anna approved: seen with own eyes',
    changedAtMs: atMs,
    answer: { questionId: 'q-1', approved: true, by: 'anna', reason: 'seen with own eyes', atMs },
  });
  expect(answered(asking, { ...yes, approved: false })).toMatchObject({
    status: 'anna rejected: seen with own eyes',
    answer: { approved: false },
  });
});

test('an answer to an earlier question does not keep the next one from being answered', () => {
  const earlier = { questionId: 'q-0', approved: true, by: 'ben', reason: 'r', atMs: 0 };
  expect(answered({ ...asking, answer: earlier }, yes)).toMatchObject({
    answer: { questionId: 'q-1', by: 'anna' },
  });
});

const given = { questionId: 'q-1', approved: false, by: 'ben', reason: 'too early', atMs };

const refusals: [rule: string, incident: Incident, said: typeof yes, because: RegExp][] = [
  ['it is written once', { ...asking, answer: given }, yes, /^ben has rejected it already: too/],
  ['not after it lapsed', asking, { ...yes, atMs: question.lapsesAtMs + 1 }, /lapsed at 2026-/],
  ['not by who asked for it', { ...asking, requester: 'anna' }, yes, /another person/],
  ['in whatever letters', { ...asking, requester: 'Anna ' }, yes, /another person/],
  ['not in the name of automation', asking, { ...yes, by: 'Automation' }, /is not a person/],
  ['not without a name', asking, { ...yes, by: ' ' }, /a name and a reason/],
  ['not without a reason', asking, { ...yes, reason: '' }, /a name and a reason/],
  ['not while it runs', { ...asking, phase: 'running' }, yes, /is running and waits for no/],
  ['not once it is escalated', { ...asking, phase: 'escalated' }, yes, /is escalated/],
  ['not after a rejection', { ...asking, question: undefined }, yes, /asks nothing any more/],
];

test.each(refusals)('%s', (_, about, said, because) => {
  expect(answered(about, said)).toEqual({ refused: expect.stringMatching(because) as string });
});

test('whoever asked for it may take it back', () => {
  const own: Incident = { ...asking, requester: 'anna' };
  expect(answered(own, { ...yes, approved: false })).toMatchObject({ answer: { by: 'anna' } });
});
