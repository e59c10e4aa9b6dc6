import type { DeskState } from '../../bin/status-text';
import { statusText } from '../../bin/status-text';
import type { Control } from '../../core/control/control';
import { controlOf } from '../../core/control/control';
import type { ControlRow } from '../../core/control/rows';
import { controlViewOf } from '../../core/topology/control-view';
import type { Pictures } from '../../core/voting/gate';
import { editedTopology } from '../support/edited-topology';
import { opinion, picture, pictures, view, vote } from '../support/plane';
import { cell, incident, question } from './strong-plane';

const now = 100_000;
const unread = 'no member of the strong table can be read';
const controlView = { ...controlViewOf(editedTopology('topology.json')), plane: view };
const beat = { beatAtMs: now - 1_000 };

describe('status', () => {
  test('shows who sees what, and who votes', () => {
    const seen = {
      ...picture('us-east-1', ['us-west-2']),
      ...beat,
      opinions: { 'us-west-2': opinion('failed', { vote }) },
    };
    const line = lineOf(fastPath(pictures(seen)), 'us-west-2');
    expect(line).toContain('X V');
    expect(line).toContain('open (1 of 3)');
  });

  test('a gate is closed by a quorum', () => {
    const three = ['us-east-1', 'eu-west-1', 'eu-central-1'].map((o) => picture(o, ['us-west-2']));
    const line = lineOf(fastPath(pictures(...three)), 'us-west-2');
    expect(line).toContain('closed (3 of 3)');
  });

  test('says why a vote was withheld', () => {
    const withheld = { rule: 'two-at-once', because: 'a question for a person' };
    const seen = { ...picture('us-east-1', []), opinions: { a: opinion('failed', { withheld }) } };
    expect(fastPath(pictures(seen))).toContain(
      'us-east-1 about a: a question for a person (two-at-once)',
    );
  });

  test('names regions that cannot be read, and observers that are silent or cut off', () => {
    const silent = { ...picture('us-east-1', []), beatAtMs: now - 60_000, isolated: true };
    const text = fastPath(pictures(silent));
    expect(text).toContain('us-west-2: its endpoint cannot be read');
    expect(text).toContain('us-east-1: isolated');
    expect(text).toContain('us-east-1: silent for 60 s of 150');
  });

  test('a hold is listed once, with everybody who serves it', () => {
    const both = ['us-east-1', 'eu-west-1'].map((o) => picture(o, ['us-west-2'], ['us-west-2']));
    expect(fastPath(pictures(...both))).toContain(
      'us-west-2: r (ops); served by us-east-1, eu-west-1',
    );
  });

  test('the kill switch is in the headline, with the regions that know it', () => {
    const killed = {
      ...picture('us-east-1', []),
      killSwitch: { on: true, by: 'ops', reason: 'x', atMs: 0 },
    };
    const [head] = fastPath(pictures(killed)).split('\n');
    expect(head).toContain('kill switch ON in us-east-1');
  });

  test('on the desk, what DNS does and what was broken', () => {
    const desk = {
      faults: ['us-west-2 goes down hard (silent)'],
      dns: { 'us-west-2': { admitted: false, percent: 0 } },
    };
    const text = fastPath(pictures(), desk);
    expect(lineOf(text, 'us-west-2')).toContain('DNS is out, 0 %');
    expect(text).toContain('goes down hard');
  });
});

describe('status of the slow path', () => {
  test('says that it is unknown and what that means, and shows the rest', () => {
    const text = fastPath(pictures());
    expect(text).toContain('UNKNOWN: who writes, what is open and which weights are wanted');
    expect(text).toContain('stops within 60 s');
    expect(lineOf(text, 'us-west-2')).toContain('open (0 of 3)');
  });

  test("who writes each cell, in the topology's order, until when, and who does not know", () => {
    const text = screen([
      cellRow(cell('eu', 'eu-west-1', { permit: { open: true, validUntilMs: now - 1_000 } })),
      cellRow(cell('world', 'us-east-1', { roleEpoch: 2, permit: permitFor(40_000) })),
      regionRow('eu-west-1', { world: 1, eu: 1 }),
      regionRow('us-east-1', { world: 2, eu: 1 }),
    ]);
    expect(section(text, 'writers')).toEqual([
      'world  us-east-1  role epoch 2  may write for 40 s                not known yet in eu-west-1',
      'eu     eu-west-1  role epoch 1  MAY NOT WRITE since 00:01:39 UTC',
    ]);
  });

  test('a closed permit names its end and the candidate', () => {
    const intent = { incident: 'i', candidate: 'us-east-1', roleEpoch: 1, atMs: 0 };
    const permit = { open: false, validUntilMs: now + 9_000 };
    const text = screen([cellRow(cell('world', 'us-west-2', { permit, intent }))]);
    expect(section(text, 'writers')[0]).toContain('CLOSED, ends in 9 s, moving to us-east-1');
  });

  test('weights by pool: as deployed, or what is wanted, whether DNS has it, and who sheds', () => {
    const generation = { epoch: 7, step: 1 };
    const weights = { 'ap-southeast-1': 20, 'us-east-1': 60, 'us-west-2': 4 };
    const wanted = { row: 'weights', version: 1, pool: 'world', generation, weights } as const;
    const admission = { 'us-east-1': 0.8 };
    const pending = 'route 53 does not take them';
    const text = screen([{ ...wanted, admission, wantedAtMs: 0, pending }, open({ level: 0 })]);
    expect(section(text, 'weights')).toEqual([
      'world: us-west-2 4, us-east-1 60 (sheds 20 %), ap-southeast-1 20; ' +
        'not in DNS yet: route 53 does not take them; us-west-2 at 0 %',
      'eu: eu-west-1 10, eu-central-1 10; as deployed',
    ]);
    const there = screen([{ ...wanted, admission: {}, wantedAtMs: 0, applied: generation }]);
    expect(section(there, 'weights')[0]).toMatch(/; in DNS$/);
  });

  test('every open incident stands in a line, with what to type', () => {
    const text = screen([open({ phase: 'awaiting', question, openedAtMs: now - 60_000 })]);
    expect(section(text, 'incidents')).toEqual([
      'us-west-2  failover  WAITS FOR AN ANSWER, for 60 s: 3 of 4 observers say failed: status 503',
      '  -> meridian approve us-west-2 --reason "…"',
      '  -> meridian reject us-west-2 --reason "…"',
    ]);
    expect(section(screen([]), 'incidents')).toEqual(['none open']);
  });

  test('a reconciler is named when it was never seen, or not for long', () => {
    const text = screen([
      ...['us-west-2', 'us-east-1', 'ap-southeast-1'].map((name) => regionRow(name, {})),
      { ...regionRow('eu-west-1', {}), seenAtMs: now - 200_000 },
    ]);
    expect(section(text, 'reconcilers')).toEqual([
      'eu-central-1: never seen',
      'eu-west-1: silent for 3 min',
    ]);
  });

  test('a case that nobody opens is withheld, with the reason and who holds back', () => {
    const withheld = { 'us-west-2': 'the kill switch stops runs' };
    const text = screen([
      { ...regionRow('us-east-1', {}), withheld },
      { ...regionRow('eu-west-1', {}), withheld },
    ]);
    expect(section(text, 'withheld')).toEqual([
      'no incident about us-west-2: the kill switch stops runs (us-east-1, eu-west-1)',
    ]);
  });

  test('a hold that only the strong table knows is served by nobody yet', () => {
    const hold = { id: 'h', region: 'us-west-2', by: 'ops', reason: 'r', atMs: 0 };
    const text = screen([{ row: 'hold', version: 1, ...hold }]);
    expect(section(text, 'holds')).toEqual(['us-west-2: r (ops); served by nobody yet']);
  });
});

// Helpers

/** The screen where the strong table cannot be read. */
const fastPath = (seen: Pictures, desk?: DeskState): string =>
  statusText({ view: controlView, pictures: seen, control: { unread }, desk, nowMs: now });

/** The row of the matrix that is about a region. */
function lineOf(text: string, region: string): string {
  return text.split('\n').find((line) => line.startsWith(`  ${region}`)) ?? '';
}

const screen = (rows: readonly ControlRow[]): string => {
  const control: Control = controlOf(rows);
  return statusText({
    view: controlView,
    pictures: pictures(),
    control,
    desk: undefined,
    nowMs: now,
  });
};

/** The lines under a title. */
function section(text: string, title: string): string[] {
  const lines = text.split('\n');
  const from = lines.indexOf(title) + 1;
  const length = lines.slice(from).findIndex((line) => line === '');
  const under = length < 0 ? lines.slice(from) : lines.slice(from, from + length);
  return from === 0 ? [] : under.map((line) => line.slice(2));
}

const cellRow = (draft: ReturnType<typeof cell>) => ({ ...draft, version: 1 });

const open = (more: Parameters<typeof incident>[0]) => ({ ...incident(more), version: 1 });

const permitFor = (ms: number) => ({ open: true, validUntilMs: now + ms });

const regionRow = (region: string, roleEpochs: Record<string, number>) =>
  ({ row: 'region', version: 1, region, seenAtMs: now, roleEpochs, answers: {} }) as const;
