import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../../local/dns/question';
import { root } from '../support/open-desk';

jest.setTimeout(300_000);

/** A desk as a user starts it, in a folder of its own, and the commands a user types beside it. */
const folder = mkdtempSync(path.join(tmpdir(), 'meridian-operators-'));
let desk: ChildProcess;
let told = '';

beforeAll(async () => {
  desk = spawn(
    path.join(root, 'node_modules', '.bin', 'tsx'),
    [path.join(root, 'local/start.ts')],
    {
      cwd: folder,
    },
  );
  desk.stdout?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  desk.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  await until(() => told.includes('will go silent'));
});

afterAll(() => {
  desk.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('the tour goes as planned, and the world stays up afterwards', async () => {
  await until(() => told.includes('the world stays up'));
  expect(told).toMatch(/measured +\d+\.\d s/);
  expect(told).toContain('us-west-2 is out of the answers');
});

test('status is one screen in which the lost region is out', async () => {
  const { code, out } = await meridian('status');
  expect(code).toBe(0);
  expect(out).toMatch(/us-west-2 .*closed.*DNS is out/);
});

test('200 questions after the gate closed never name the lost region', async () => {
  const { dns } = JSON.parse(readFileSync(path.join(folder, '.meridian', 'desk.json'), 'utf8')) as {
    dns: { address: string; port: number };
  };
  for (const name of ['api', 'world.api']) {
    for (let n = 0; n < 100; n += 1) {
      const asked = { server: dns, timeoutMs: 2_000 };
      const { records } = await ask(`${name}.banking.example.com`, 'A', asked);
      expect(records[0]?.data).toMatch(/^origin-(?!us-west-2)/);
    }
  }
});

test('healed, a region that lost its writer role stays held until somebody releases it', async () => {
  await until(() => told.includes('failover of us-west-2 ends as done'));
  expect((await meridian('heal')).code).toBe(0);
  await until(() => told.includes('sees us-west-2 healthy'));
  expect(told).not.toContain('us-west-2 is back in the answers');
  const { code } = await meridian('release', 'us-west-2', '--reason', 'it is whole again');
  expect(code).toBe(0);
  await until(() => told.includes('us-west-2 is back in the answers'));
});

test('a hold is in force when a quorum serves it, and takes the region out', async () => {
  const { code, out } = await meridian('hold', 'eu-west-1', '--reason', 'a test of holds');
  expect(out).toContain('in force');
  expect(code).toBe(0);
  await until(() => told.includes('eu-west-1 is out of the answers'));
});

test('the last admitted member of a pool cannot be held', async () => {
  const { code, err } = await meridian('hold', 'eu-central-1', '--reason', 'one too many');
  expect(err).toContain('eu-central-1 is the last admitted member of pool eu');
  expect(code).toBe(1);
});

test('a release lets it back in', async () => {
  const { code } = await meridian('release', 'eu-west-1', '--reason', 'the test is over');
  expect(code).toBe(0);
  await until(() => told.includes('eu-west-1 is back in the answers'));
});

test('the kill switch is confirmed region by region, and stops new votes', async () => {
  const { code, out } = await meridian('kill-switch', 'on', '--reason', 'a test');
  expect(out).toContain('confirmed by us-west-2, us-east-1, eu-west-1');
  expect(code).toBe(0);
  await meridian('break', 'gray', 'ap-southeast-1');
  await until(() => told.includes('(kill-switch)'));
  expect(told).not.toMatch(/votes to drain ap-southeast-1/);
  await meridian('heal', 'ap-southeast-1');
  expect((await meridian('kill-switch', 'off', '--reason', 'over')).code).toBe(0);
});

test('regions that cannot be written are named, and the command fails', async () => {
  await meridian('break', 'ap-southeast-1');
  const { code, err } = await meridian('kill-switch', 'on', '--reason', 'a test');
  expect(err).toContain('not written in ap-southeast-1');
  expect(err).toContain('not confirmed by ap-southeast-1');
  expect(code).toBe(1);
});

test.each([
  [['break', 'mars-north-1'], 'no region mars-north-1'],
  [['break', 'connection-loss', 'many'], 'percent'],
  [['hold', 'us-east-1'], 'needs a reason'],
  [['kill-switch', 'maybe', '--reason', 'x'], 'expected on or off'],
  [['status', '--colour'], 'colour'],
])('meridian %j is a user’s mistake, said in words', async (args, words) => {
  const { code, err } = await meridian(...args);
  expect(err).toContain(words);
  expect(err).not.toMatch(/\n\s+at /);
  expect(code).toBe(2);
});

test('Ctrl-C ends it cleanly and leaves no desk behind', async () => {
  const ended = new Promise<number | null>((resolve) => desk.once('exit', resolve));
  desk.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(existsSync(path.join(folder, '.meridian', 'desk.json'))).toBe(false);
});

// Helpers

function meridian(...args: readonly string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const program = path.join(root, 'bin', 'meridian.js');
    execFile(process.execPath, [program, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    if (desk.exitCode !== null) throw new Error(`the desk ended: ${told.slice(-500)}`);
    await sleep(200);
  }
}
