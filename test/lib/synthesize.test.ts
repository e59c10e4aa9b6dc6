import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SynthesizedStack } from '../../lib/synthesize';
import { synthesizeTo } from '../../lib/synthesize';
import { globalOf, topologyOfSize, topologyWith } from '../support/templates';

const folder = mkdtempSync(join(tmpdir(), 'meridian-synthesize-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

test('the plane is written, and the list says where it goes', () => {
  const outdir = join(folder, 'direct');
  const topology = topologyOfSize(2);
  const stacks = synthesizeTo(outdir, topology);
  expect(read(outdir, 'stacks.json')).toEqual(stacks);
  expect(stacks.map(({ stackName, region }) => [stackName, region]).sort()).toEqual([
    ['meridian-test-global', 'xx-a-1'],
    ['meridian-test-regional-xx-a-1', 'xx-a-1'],
    ['meridian-test-regional-xx-b-1', 'xx-b-1'],
  ]);
  const global = globalOf(topology);
  expect(read(outdir, 'meridian-test-global.template.json')).toEqual(global.toJSON());
});

test('data stacks are passed over: the desk deploys no data', () => {
  const listed = synthesizeTo(join(folder, 'plane'), topologyWith());
  expect(listed.filter(({ stackName }) => stackName.includes('-data-'))).toEqual([]);
});

/** Runs the program as the desk does, in a process of its own. */
function synthesize(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const root = join(__dirname, '..', '..');
  const program = ['--import', 'tsx', join(root, 'bin', 'synthesize.ts'), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, program, { cwd: root }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

test('the program is quiet when it worked', async () => {
  const outdir = join(folder, 'child');
  const file = join(folder, 'topology.json');
  writeFileSync(file, JSON.stringify(topologyWith()));
  const { code, out, err } = await synthesize(file, outdir, '--gates', 'created');
  expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
  expect(read(outdir, 'stacks.json') as SynthesizedStack[]).toHaveLength(6);
  const global = globalOf(topologyWith(), 'created');
  expect(read(outdir, 'meridian-prod-global.template.json')).toEqual(global.toJSON());
}, 30_000);

test('the program says every mistake in a line and ends with 2', async () => {
  const file = join(folder, 'flat.json');
  writeFileSync(file, JSON.stringify(topologyWith({ dns: { layout: 'flat' } })));
  const { code, out, err } = await synthesize(file, join(folder, 'none'));
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^dns\.layout: .*\n$/);
}, 30_000);

test('the program says how it is used', async () => {
  const { code, err } = await synthesize('one');
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^usage: /) as unknown });
}, 30_000);

test('the program takes data in regions that exist nowhere, since none is deployed', async () => {
  const database = { engine: 'aurora-global', postgresVersion: '17.11' };
  const cells = [{ name: 'world', writer: 'xx-a-1', database }];
  const file = join(folder, 'made-up.json');
  writeFileSync(file, JSON.stringify(topologyOfSize(2, { cells })));
  const { code, err } = await synthesize(file, join(folder, 'made-up'));
  expect({ code, err }).toEqual({ code: 0, err: '' });
}, 30_000);
