import { failoverCommand } from '../../../bin/commands/failover';
import { incidentsCommand } from '../../../bin/commands/incidents';
import type { Incident } from '../../../core/control/rows';
import { without } from '../../../core/control/without';
import { closeAll } from '../../local/wire/desk';
import { like, runAs } from '../recorded-io';
import type { Person, Run } from '../recorded-io';
import type { StrongPlane } from '../strong-plane';
import { cell, incident, nowMs, question, strongPlane } from '../strong-plane';

afterEach(closeAll);

const claim = { incident: 'failover-us-west-2-1', epoch: 2, step: 1 };
const intent = { incident: claim.incident, candidate: 'us-east-1', roleEpoch: 1, atMs: 0 };
const fenced = { open: false, validUntilMs: nowMs + 55_000 };
const weights = {
  row: 'weights',
  pool: 'world',
  generation: { epoch: 2, step: 1 },
  weights: { 'us-west-2': 4, 'us-east-1': 60, 'ap-southeast-1': 20 },
  admission: { 'us-east-1': 0.95 },
  wantedAtMs: nowMs,
} as const;

const follow = (world: StrongPlane, person: Person): Promise<Run> =>
  runAs({ nowMs, ...person }, world.plane, incidentsCommand, '--follow');

test('a run is told as it happens, a line for every change, to its end', async () => {
  const world = await strongPlane();
  const change = async (more: Partial<Incident>): Promise<void> =>
    world.put({ ...(await world.incident('us-west-2')), ...more });
  const steps = [
    () => Promise.resolve(),
    () => change({ epoch: 2, status: 'run by us-east-1 under epoch 2', lease }),
    () => change({ level: 0 }),
    () => world.put(weights),
    () => world.put({ ...weights, applied: weights.generation }),
    () => world.put({ row: 'hold', id: 'h', region: 'us-west-2', by: 'x', reason: 'r', atMs: 0 }),
    () => world.put(cell('world', 'us-west-2', { permit: fenced, claim })),
    () => world.put(cell('world', 'us-west-2', { permit: fenced, claim, intent })),
    () => world.put(cell('world', 'us-east-1', { roleEpoch: 2, movedAtMs: nowMs })),
    () => world.put({ ...regionRow, region: 'us-east-1' }),
    () => close(world),
  ];
  const lease = { runner: 'us-east-1', untilMs: nowMs + 60_000 };
  const person = { nowMs, meanwhile: (wait: number) => steps[wait - 1]?.() };
  const args = ['us-west-2', '--by', 'anna', '--reason', 'disk errors', '--yes'];
  const { code, out } = await runAs(person, world.plane, failoverCommand, ...args);
  expect(code).toBe(0);
  expect(out.slice(out.indexOf('following'))).toBe(
    `following failover-us-west-2-1 (times are UTC); Ctrl-C ends this and not the run
03:12:00  ordered by anna: disk errors
03:12:02  us-east-1 runs it under epoch 2
03:12:03  us-west-2 goes to 0 % of its share of the traffic
03:12:04  weights of world: us-west-2 4, us-east-1 60 (sheds 5 %), ap-southeast-1 20; on their way into DNS
03:12:05  weights of world are in DNS
03:12:06  us-west-2 is held by x: r
03:12:07  us-west-2 gets no more permits to write world; it is silent from 03:13:07 UTC on
03:12:08  us-east-1 is chosen to write world: from here it goes on or escalates
03:12:09  us-east-1 writes world now (role epoch 2)
03:12:10  1 of 5 regions know that us-east-1 writes world

failover-us-west-2-1: done, 94 s after it was opened
`,
  );
});

test('a question ends the telling, with the facts and what to type', async () => {
  const world = await strongPlane();
  await world.put(incident({ lease: { runner: 'us-east-1', untilMs: nowMs + 60_000 } }));
  const asks = () =>
    world.put(incident({ phase: 'awaiting', question, status: 'waits for an answer' }));
  const { code, out } = await follow(world, { meanwhile: asks });
  expect(code).toBe(1);
  expect(out).toContain('03:12:01  waits for an answer\n');
  expect(out).toContain('  asks      may us-east-1 become the writer of world?\n');
  expect(out).toContain('anybody may approve until 03:40:00 UTC');
  expect(out).toContain('meridian reject us-west-2 --reason "…"');
});

test('a case with its answer is followed on: a region takes it up', async () => {
  const world = await strongPlane();
  const answer = { questionId: 'q-1', approved: true, by: 'ben', reason: 'go', atMs: nowMs };
  await world.put(incident({ phase: 'awaiting', question, answer, status: 'ben approved: go' }));
  const { code, out } = await follow(world, { meanwhile: () => close(world) });
  expect({ code, out }).toMatchObject({ code: 0, out: like(/03:12:00 {2}ben approved: go/) });
});

test('an escalation ends it with what a person can do', async () => {
  const world = await strongPlane();
  await world.put(incident({ phase: 'escalated', status: 'nobody can take world' }));
  const { code, out } = await follow(world, {});
  expect(code).toBe(1);
  expect(out).toContain('meridian failover us-west-2 --reason "…"  move on in your name');
  expect(out).toContain('meridian resume us-west-2 --reason "…"    automation judges it anew');
});

test('Ctrl-C leaves the run alone and says how to see it again', async () => {
  const world = await strongPlane();
  await world.put(incident({ lease: { runner: 'us-east-1', untilMs: nowMs + 60_000 } }));
  const before = await world.incident('us-west-2');
  const { code, out } = await follow(world, { interruptsAt: 2 });
  expect({ code, out }).toMatchObject({ code: 0, out: like(/it goes on; see it again: meridian/) });
  expect(await world.incident('us-west-2')).toEqual(before);
});

test('that nobody takes it up, and that the table is away, is said once', async () => {
  const world = await strongPlane();
  await world.put(incident({ changedAtMs: nowMs }));
  const { out } = await follow(world, {
    meanwhile: (wait) => {
      if (wait === 20) world.breakTable();
    },
    interruptsAt: 25,
  });
  expect(out.match(/no region has taken it up yet/g)).toHaveLength(1);
  expect(out.match(/cannot be read at the moment/g)).toHaveLength(1);
});

test('another case in its place ends the telling', async () => {
  const world = await strongPlane();
  await world.put(incident());
  const other = () => world.put(incident({ id: 'failover-us-west-2-9' }));
  const { code, err } = await follow(world, { meanwhile: other });
  expect({ code, err }).toMatchObject({ code: 1, err: like(/another case about this region/) });
});

// Helpers

const regionRow = {
  row: 'region',
  seenAtMs: nowMs,
  roleEpochs: { world: 2, eu: 1 },
  answers: {},
} as const;

/** The run ends well 94 s after its case was opened. */
async function close(world: StrongPlane): Promise<void> {
  const now = await world.incident('us-west-2');
  await world.put({
    ...without(now, 'lease'),
    phase: 'closed',
    outcome: 'done',
    status: 'ended as done',
    changedAtMs: now.openedAtMs + 94_000,
  });
}
