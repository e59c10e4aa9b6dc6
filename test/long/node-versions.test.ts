import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.join(__dirname, '..', '..');
const run = promisify(execFile);

/** What `meridian simulate` says on a Node of its own, fetched for this once. */
async function simulatedOn(version: number): Promise<{ node: string; summary: unknown }> {
  const node = `node-${process.platform}-${process.arch}@${version}`;
  const under = (...args: string[]) =>
    run('npm', ['exec', '--yes', `--package=${node}`, '--', 'node', ...args], {
      cwd: root,
      maxBuffer: 2 ** 24,
    });
  const { stdout } = await under('bin/meridian.js', 'simulate', '--seeds', '12', '--json');
  return { node: (await under('--version')).stdout.trim(), summary: JSON.parse(stdout) };
}

test('the same seeds are the same timelines on Node 20 and on Node 24', async () => {
  const [oldest, newest] = [await simulatedOn(20), await simulatedOn(24)];
  expect([oldest.node, newest.node]).toEqual([
    expect.stringMatching(/^v20\./),
    expect.stringMatching(/^v24\./),
  ]);
  expect(newest.summary).toEqual(oldest.summary);
});
