import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rename, rm, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Topology } from '../../core/topology/schema';
import type { Stack, Template } from './template';

const run = promisify(execFile);

/** What decides a synthesis besides the topology: a changed construct must not meet an old cache. */
const sources = ['bin', 'core', 'lib', 'lambdas', 'cdk.json', 'package-lock.json'];

/**
 * The stacks of a topology, synthesized in a child process without bundling and kept by the hash of
 * everything that decides them. A second start reads them back in milliseconds.
 */
export async function synthesizedStacks(root: string, topology: Topology): Promise<Stack[]> {
  const text = JSON.stringify(topology);
  const key = await hashOf(root, text);
  const cache = path.join(root, '.meridian', 'templates');
  const directory = path.join(cache, key);
  if (!existsSync(path.join(directory, 'stacks.json'))) {
    await mkdir(cache, { recursive: true });
    // Written aside and moved into place, so that two starts at once never read half a synthesis.
    const aside = await mkdtemp(path.join(cache, 'new-'));
    await synthesize(root, text, aside);
    await rename(aside, directory).catch(() => rm(aside, { recursive: true, force: true }));
  }
  return readStacks(directory);
}

async function synthesize(root: string, topology: string, outdir: string): Promise<void> {
  const topologyFile = path.join(outdir, 'topology.json');
  await writeFile(topologyFile, topology);
  const tsx = path.join(root, 'node_modules', '.bin', 'tsx');
  const program = path.join(root, 'bin', 'synthesize.ts');
  try {
    await run(tsx, [program, topologyFile, outdir, '--gates', 'attached'], {
      cwd: root,
      env: { ...process.env, CDK_VALIDATION: 'false' },
    });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Error(stderr?.trim() ?? String(error), { cause: error });
  }
}

async function readStacks(directory: string): Promise<Stack[]> {
  type Listed = { stackName: string; region: string; file: string };
  const listed = JSON.parse(
    await readFile(path.join(directory, 'stacks.json'), 'utf8'),
  ) as Listed[];
  return Promise.all(
    listed.map(async ({ stackName, region, file }) => ({
      stackName,
      region,
      template: JSON.parse(await readFile(path.join(directory, file), 'utf8')) as Template,
    })),
  );
}

async function hashOf(root: string, topology: string): Promise<string> {
  const hash = createHash('sha256').update(`${topology}\0`);
  for (const source of sources) await addTo(hash, path.join(root, source), source);
  return hash.digest('hex').slice(0, 24);
}

async function addTo(
  hash: ReturnType<typeof createHash>,
  entry: string,
  name: string,
): Promise<void> {
  const children = await readdir(entry).catch(() => undefined);
  if (children === undefined) {
    hash.update(`${name}\0`).update(await readFile(entry));
    return;
  }
  for (const child of children.toSorted()) {
    await addTo(hash, path.join(entry, child), `${name}/${child}`);
  }
}
