import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { benches } from '../../bench/registry';

test('npm run bench refuses an unknown name and says which there are', () => {
  const root = path.join(__dirname, '..', '..');
  const run = spawnSync(process.execPath, ['-r', 'tsx/cjs', 'bench/run.ts', 'no-such-bench'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 50_000,
  });
  const names = benches.map(({ name }) => name).join(', ');
  expect(run.stderr).toContain(`bench: no bench "no-such-bench"; take any of ${names}, and`);
  expect(run.stdout).toBe('');
  expect(run.status).toBe(2);
}, 60_000);
