import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lastLineOf } from '../../../bench/measure/node-process';

const bounds = { env: {}, timeoutMs: 20_000 };

describe('a measured process', () => {
  test('reports in its last line', async () => {
    const program = 'console.log("noise"); console.log("report")';
    expect(await lastLineOf(['-e', program], bounds)).toBe('report');
  });

  test('inherits no environment', async () => {
    const program = 'console.log(JSON.stringify([process.env.GIVEN, process.env.PATH ?? null]))';
    const line = await lastLineOf(['-e', program], { ...bounds, env: { GIVEN: 'yes' } });
    expect(JSON.parse(line)).toEqual(['yes', null]);
  });

  test('says on failure what it said', async () => {
    const failing = lastLineOf(['-e', 'console.error("out of luck"); process.exit(3)'], bounds);
    await expect(failing).rejects.toThrow('node -e failed with 3: out of luck');
  });

  test('is killed when its time is up', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'meridian-test-'));
    const pidFile = path.join(folder, 'pid');
    const program = `require('fs').writeFileSync(process.argv[1], String(process.pid));
      process.on('SIGTERM', () => {});
      setTimeout(() => {}, 20_000);`;
    try {
      const tooLong = lastLineOf(['-e', program, pidFile], { env: {}, timeoutMs: 1_500 });
      await expect(tooLong).rejects.toThrow('was ended after 1500 ms');
      const pid = Number(readFileSync(pidFile, 'utf8'));
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
