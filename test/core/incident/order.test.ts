import { controlOf } from '../../../core/control/control';
import type { ControlRow, Incident } from '../../../core/control/rows';
import type { Order } from '../../../core/incident/order';
import { courseOf, givenBack, ordered } from '../../../core/incident/order';
import { controlViewOf } from '../../../core/topology/control-view';
import { incident, question } from '../../bin/strong-plane';
import { editedTopology } from '../../support/edited-topology';

const view = controlViewOf(editedTopology('topology.json'));
const order: Order = {
  region: 'us-west-2',
  by: 'anna',
  reason: 'disk errors',
  atMs: 1_000,
  drill: false,
  breakGlass: false,
};
const known = (more: Parameters<typeof incident>[0] = {}): Incident => ({
  ...incident(more),
  version: 1,
});
const awaiting = known({ phase: 'awaiting', question });
const given = { questionId: 'q-1', approved: true, by: 'ben', reason: 'r', atMs: 0 };
const killed = { row: 'kill-switch', version: 1, on: true, by: 'ben', reason: 'odd', atMs: 0 };

const course = (row: ControlRow | undefined, more: Partial<Order> = {}) =>
  courseOf({ ...order, ...more }, controlOf(row === undefined ? [] : [row]), view);

describe('what an order comes to', () => {
  test('a new case where none is open, and over a ramp', () => {
    const over = [undefined, known({ phase: 'closed' }), known({ kind: 'restore', level: 0.25 })];
    expect(over.map((row) => course(row))).toEqual(over.map((last) => ({ do: 'open', last })));
  });

  const takenUp: [string, Incident, Partial<Order>][] = [
    ['an escalated case', known({ phase: 'escalated' }), {}],
    ['a rejected one', known({ phase: 'awaiting' }), {}],
    [
      'one that asks whether it may act at all',
      known({ phase: 'awaiting', question: { ...question, stage: 'open' } }),
      {},
    ],
    ['one that asks about its writer, by breaking the glass', awaiting, { breakGlass: true }],
  ];
  test.each(takenUp)('%s is taken up', (_, row, more) => {
    expect(course(row, more)).toEqual({ do: 'take-up', incident: row });
  });

  const refused: [string, ControlRow | undefined, Partial<Order>, RegExp][] = [
    ['a running case', known(), {}, /^failover-us-west-2-7 runs already$/],
    ['one that would only ask again', awaiting, {}, /only ask again/],
    ['one that was answered', { ...awaiting, answer: given }, {}, /has its answer and goes on/],
    ['a drill beside an open case', known({ region: 'eu-west-1' }), { drill: true }, /is open/],
    ['under the kill switch', killed as ControlRow, {}, /kill switch is on \(ben: odd\)/],
    ['in the name of automation', undefined, { by: 'Automation' }, /not a person/],
  ];
  test.each(refused)('%s is refused', (_, row, more, because) => {
    expect(course(row, more)).toEqual({ refused: expect.stringMatching(because) as string });
  });

  test('an open drill does not stand in the way of the real thing', () => {
    expect(course(known({ drill: true }))).toEqual({ do: 'open', last: undefined });
  });

  test('nothing in observe mode', () => {
    const observing = { ...view, plane: { ...view.plane, mode: 'observe' as const } };
    expect(courseOf(order, controlOf([]), observing)).toHaveProperty('refused');
  });
});

describe('the row of an order', () => {
  test('a new case is named by its epoch, runs for nobody yet, and remembers the level', () => {
    const last = known({ phase: 'closed', level: 0 });
    const row = ordered(order, { do: 'open', last }, 9);
    expect(row).toMatchObject({
      id: 'failover-us-west-2-9',
      phase: 'running',
      because: 'disk errors',
      status: 'ordered by anna: disk errors',
      requester: 'anna',
      epoch: 9,
      level: 0,
      drill: false,
    });
    expect(row).not.toHaveProperty('lease');
  });

  test('a drill says so in its name and begins with the whole traffic', () => {
    const last = known({ phase: 'closed', level: 0, drill: true });
    expect(ordered({ ...order, drill: true }, { do: 'open', last }, 9)).toMatchObject({
      id: 'drill-failover-us-west-2-9',
      drill: true,
      level: 1,
    });
  });

  test('a case taken up is the same one in the name of who ordered it, and asks nothing', () => {
    const before: Incident = { ...awaiting, answer: given, approvals: [] };
    const row = ordered({ ...order, breakGlass: true }, { do: 'take-up', incident: before }, 9);
    expect(row).toMatchObject({
      id: 'failover-us-west-2-7',
      phase: 'running',
      because: before.because,
      requester: 'anna',
      breakGlass: true,
      epoch: 7,
      changedAtMs: 1_000,
    });
    for (const gone of ['lease', 'question', 'answer']) expect(row).not.toHaveProperty(gone);
  });
});

describe('giving an incident back to automation', () => {
  const back = (row: Incident) => givenBack(row, order, controlOf([row]), view);

  test('an escalated or rejected one runs anew, asked for by automation', () => {
    for (const phase of ['escalated', 'awaiting'] as const) {
      const row = back(known({ phase, requester: 'ben', breakGlass: true }));
      expect(row).toMatchObject({ phase: 'running', requester: 'automation', breakGlass: false });
    }
  });

  test.each([
    ['running', known()],
    ['closed', known({ phase: 'closed' })],
    ['waiting for an answer', awaiting],
  ])('one that is %s stays as it is', (_, row) => {
    expect(back(row)).toHaveProperty('refused');
  });
});
