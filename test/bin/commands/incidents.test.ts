import { incidentsCommand } from '../../../bin/commands/incidents';
import { closeAll } from '../../local/wire/desk';
import { like, runAs } from '../recorded-io';
import { incident, nowMs, question, strongPlane } from '../strong-plane';

afterEach(closeAll);

const closed = incident({
  id: 'failover-eu-west-1-3',
  region: 'eu-west-1',
  phase: 'closed',
  outcome: 'recovered',
});

async function incidents(rows: readonly ReturnType<typeof incident>[], ...args: string[]) {
  const world = await strongPlane();
  for (const row of rows) await world.put(row);
  return runAs({ nowMs }, world.plane, incidentsCommand, ...args);
}

test('an open incident in full: why, since when, who runs it, what is asked', async () => {
  const status = 'waits for an answer';
  const row = incident({ phase: 'awaiting', question, status, level: 0 });
  const { code, out } = await incidents([closed, row]);
  expect(code).toBe(0);
  expect(out).toBe(`us-west-2  failover  WAITS FOR AN ANSWER  (failover-us-west-2-7)
  why       3 of 4 observers say failed: status 503
  since     03:08:00 UTC, 4 min ago, by automation
  now       waits for an answer (2 min ago)
  run       nobody
  traffic   0 % of its share is wanted
  asks      may us-east-1 become the writer of world?
              the writer moved 120 s ago; the cool-down is 300 s
            anybody may approve until 03:40:00 UTC, in 28 min
  next      meridian approve us-west-2 --reason "…"
            meridian reject us-west-2 --reason "…"
`);
});

const runs: [string, Parameters<typeof incident>[0], RegExp][] = [
  [
    'who runs it and for how long',
    { lease: { runner: 'us-east-1', untilMs: nowMs + 41_000 } },
    /run +us-east-1 under epoch 7, lease for 41 s/,
  ],
  [
    'that a lease lapsed',
    { lease: { runner: 'us-east-1', untilMs: nowMs - 1 } },
    /lease lapsed; another region takes over/,
  ],
  ['that nobody runs it yet', {}, /nobody yet; any region takes it up within seconds/],
  ['that it was rejected', { phase: 'awaiting' }, /REJECTED, stays open[^]*meridian resume/],
  ['that it needs a person', { phase: 'escalated' }, /NEEDS A PERSON[^]*meridian failover us-/],
  [
    'of an escalated restore, only what makes sense',
    { phase: 'escalated', kind: 'restore' },
    /next +meridian resume us-west-2 --reason "…" +automation judges it anew\n$/,
  ],
  ['who ordered it', { requester: 'anna', breakGlass: true }, /break-glass[^]*ordered by anna/],
  [
    'a question that lapsed',
    { phase: 'awaiting', question: { ...question, lapsesAtMs: nowMs - 60_000 } },
    /it lapsed at 03:11:00 UTC, 60 s ago/,
  ],
];
test.each(runs)('it says %s', async (_, more, pattern) => {
  const { out } = await incidents([incident(more)]);
  expect(out).toMatch(pattern);
});

test('when nothing is open, the last one is enough; --all tells the rest', async () => {
  const older = incident({ phase: 'closed', outcome: 'done', openedAtMs: nowMs - 9_000_000 });
  const last = 'eu-west-1  failover  recovered, 2026-11-22 03:08:00 UTC, for 2 min: 3 of 4';
  const quiet = await incidents([older, closed]);
  expect(quiet.out).toMatch(`nothing is open\nlast: ${last}`);
  expect(quiet.out).not.toContain('us-west-2');
  const { out } = await incidents([older, closed], '--all');
  expect(out).toMatch(`nothing is open\n${last}`);
  expect(out).toContain('us-west-2  failover  done, 2026-11-22 00:42:00 UTC');
  expect((await incidents([])).out).toBe('nothing is open\n');
});

test('--json gives the rows as they are, open ones unless --all', async () => {
  const ids = async (...args: string[]) => {
    const { out } = await incidents([incident(), closed], '--json', ...args);
    return (JSON.parse(out) as { id: string }[]).map(({ id }) => id).toSorted();
  };
  expect(await ids()).toEqual(['failover-us-west-2-7']);
  expect(await ids('--all')).toEqual(['failover-eu-west-1-3', 'failover-us-west-2-7']);
  expect(await ids('eu-west-1')).toEqual(['failover-eu-west-1-3']);
});

test('--follow needs to know which', async () => {
  const other = incident({ id: 'failover-eu-west-1-4', region: 'eu-west-1' });
  expect(await incidents([incident(), other], '--follow')).toMatchObject({
    code: 2,
    err: like(/several are open, name one: /),
  });
  expect(await incidents([closed], '--follow')).toMatchObject({
    code: 1,
    err: 'meridian incidents: nothing is open to follow\n',
  });
});
