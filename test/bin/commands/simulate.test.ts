import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Io } from '../../../bin/command';
import { runCommand } from '../../../bin/command';
import { simulateCommand } from '../../../bin/commands/simulate';
import type { Summary } from '../../../sim/report/summary';
import type { TaleLine } from '../../../sim/report/tale';
import type { Outcome } from '../../../sim/seeds/outcome';
import type { Swarm } from '../../../sim/seeds/swarm';
import type { Run } from '../recorded-io';

const root = path.join(__dirname, '../../..');

/** Runs the command over this repository's files and the texts handed in. */
async function run(args: readonly string[], texts: Record<string, string> = {}): Promise<Run> {
  const said = { out: '', err: '' };
  const io: Io = {
    out: (text) => void (said.out += `${text}\n`),
    err: (text) => void (said.err += `${text}\n`),
    readFile: (file) => {
      const text = texts[file];
      return text === undefined ? readFile(path.join(root, file), 'utf8') : Promise.resolve(text);
    },
    writeFile: (file, text) => writeFile(file, text),
    now: () => new Date('2026-11-22T23:30:00Z'),
    sleep: () => Promise.reject(new Error('simulate waits for nothing')),
    ask: undefined,
    interruption: () => new AbortController().signal,
    reach: () => Promise.reject(new Error('simulate reaches no plane')),
  };
  return { code: await runCommand(simulateCommand, args, io), ...said };
}

/** The default topology, written differently. */
async function edited(edit: (document: Record<string, unknown>) => void): Promise<string> {
  const text = await readFile(path.join(root, 'topology.json'), 'utf8');
  const document = JSON.parse(text) as Record<string, unknown>;
  edit(document);
  return JSON.stringify(document);
}

/** Permits outlast the story, so the writer of a lost region cannot move within it. */
const slow = (): Promise<string> =>
  edited((document) => {
    document['writer'] = { permitSeconds: 600 };
  });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meridian-page-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Of these, 10 to 12 are measured days, and 13 is a wild one. */
const four = ['--from', '10', '--seeds', '4'];

describe('many seeds', () => {
  test('say what they came to, and how to play one again: exit 0', async () => {
    const { code, out, err } = await run(four);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(
      'seeds 10 to 13 of topology.json, each its own story; one of them: npx meridian simulate --seed 10',
    );
    expect(out).toMatch(/^seeds 10 to 13: 3 region lost, 1 wild$/m);
    expect(out).toMatch(/^ {2}traffic, a region lost +3 .* 28\.3 +36\.5 +30\.0$/m);
    expect(out).toContain('nothing broke that must always hold');
    expect(out).not.toContain('page:');
  }, 60_000);

  test('--json is the summary and nothing else, with the keys that others read', async () => {
    const { code, out } = await run([...four, '--json']);
    const summary = JSON.parse(out) as Summary;
    expect(code).toBe(0);
    expect(Object.keys(summary)).toEqual([
      ...['first', 'last', 'kinds', 'simulatedHours', 'measured', 'incidents', 'recoveries'],
      ...['errorSeconds', 'falseDrains', 'shed', 'calls', 'violations', 'hash'],
    ]);
    expect(summary).toMatchObject({ first: 10, last: 13, kinds: { 'region lost': 3, wild: 1 } });
    const [recovery] = summary.recoveries;
    expect(recovery).toMatchObject({ what: 'traffic, a region lost', count: 3, never: 0 });
    expect(recovery?.bins.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  }, 60_000);

  test('--html writes one page, byte for byte the same each time', async () => {
    const [one, two] = [path.join(folder, 'one.html'), path.join(folder, 'two.html')];
    const { code, out } = await run([...four, '--html', one]);
    await run([...four, '--html', two, '--json']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^page: ${one}$`, 'm'));
    const page = await readFile(one, 'utf8');
    expect(page).toBe(await readFile(two, 'utf8'));
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/2026-/);
    expect(page).toContain('<h1>Meridian simulated: seeds 10 to 13</h1>');
    expect(page).toMatch(/<h2>The worst story: seed 1[0-3]<\/h2>/);
  }, 60_000);

  test('a seed that breaks what must hold is exit 1, and is the story of the page', async () => {
    const file = path.join(folder, 'broken.html');
    const args = ['--topology', 'slow.json', '--from', '11', '--seeds', '1', '--html', file];
    const { code, out } = await run(args, { 'slow.json': await slow() });
    const again = 'npx meridian simulate --topology slow.json --seed 11';
    expect(code).toBe(1);
    expect(out).toContain(`  broken: ${again}\n`);
    expect(out).toContain(`seed 11 breaks what must always hold; replay: ${again}`);
    const page = await readFile(file, 'utf8');
    expect(page).toMatch(/class="verdict bad">\s*1 seed broke what must always hold/);
    expect(page).toContain(`<code>${again}</code>`);
    expect(page).toContain('broken: liveness: an incident still runs');
  }, 60_000);
});

describe('one seed', () => {
  test('is told in full: what it drew, what happened, how it ended', async () => {
    const { code, out } = await run(['--seed', '11']);
    expect(code).toBe(0);
    expect(out).toMatch(/^seed 11: region lost$/m);
    expect(out).toMatch(/^ +9\.7 s {2}lose us-west-2$/m);
    expect(out).toMatch(/^ +9\.7 s \*\* lose us-west-2$/m);
    expect(out).toMatch(/the gate of us-west-2 closes/);
    expect(out).toMatch(/timeline [0-9a-f]{16}: nothing broke that must always hold/);
  }, 60_000);

  test('that breaks what must hold is exit 1', async () => {
    const args = ['--topology', 'slow.json', '--seed', '11'];
    const { code, out } = await run(args, { 'slow.json': await slow() });
    expect(code).toBe(1);
    expect(out).toContain('broken: liveness: an incident still runs');
    expect(out).not.toContain('nothing broke');
  }, 60_000);

  test('--json is its options, its outcome and its tale', async () => {
    const { code, out } = await run(['--seed', '11', '--json']);
    const told = JSON.parse(out) as { swarm: Swarm; outcome: Outcome; tale: TaleLine[] };
    expect(code).toBe(0);
    expect(Object.keys(told)).toEqual(['swarm', 'outcome', 'tale']);
    expect(told.swarm).toMatchObject({ seed: 11, kind: 'region lost' });
    expect(told.outcome).toMatchObject({ seed: 11, violations: [] });
    expect(told.tale[0]).toMatchObject({ kind: 'fault', text: 'lose us-west-2' });
  }, 60_000);

  test('--html is its page, with a replay line fit for a shell', async () => {
    const file = path.join(folder, 'seed.html');
    const name = "it's mine.json";
    const text = await edited(() => undefined);
    const { code } = await run(['--topology', name, '--seed', '11', '--html', file], {
      [name]: text,
    });
    const page = await readFile(file, 'utf8');
    expect(code).toBe(0);
    expect(page).toContain('<h1>Meridian simulated: seed 11, region lost</h1>');
    expect(page).toContain(
      '<code>npx meridian simulate --topology &#39;it&#39;\\&#39;&#39;s mine.json&#39; --seed 11</code>',
    );
  }, 60_000);
});

test.each<[what: string, args: string[], says: RegExp]>([
  ['an unknown option', ['--fast'], /'--fast'/],
  ['a file without its flag', ['topology.json'], /got topology\.json; name files with --topology/],
  ['no seeds', ['--seeds', '0'], /--seeds got "0"; write a whole number from 1 to/],
  ['half a seed', ['--seed', '1.5'], /--seed got "1.5"/],
  ['a first seed that is none', ['--from', 'x'], /--from got "x"/],
  ['a missing topology', ['--topology', 'no.json'], /cannot read no\.json/],
  ['a page without a name', ['--html', ''], /--html got no name; name the file to write/],
  ['a page in no folder', ['--html', '/no/such/page.html'], /no folder .*mkdir -p \/no\/such/],
])('%s: exit 2, a message, and nothing is played', async (_what, args, says) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(says);
  expect(err).toContain('usage: meridian simulate');
});

test('a topology without a lease is exit 2: it says what to name', async () => {
  const text = await edited((document) => {
    delete document['lease'];
  });
  const { code, out, err } = await run(['--topology', 'mine.json'], { 'mine.json': text });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('mine.json has no lease, so no incident can be run');
});

test('a page where a folder is, or below a file, is refused before anything is played', async () => {
  const inside = path.join(folder, 'inside');
  await mkdir(inside);
  expect(await run(['--html', inside])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining(`${inside}, a folder; name a file in it`) as string,
  });
  const file = path.join(folder, 'a-file');
  await writeFile(file, '');
  expect(await run(['--html', path.join(file, 'page.html')])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('is a file; name a file in a folder') as string,
  });
});
