import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { planTopology } from '../core/plan/plan';
import { parseTopologyText } from '../core/topology/parse';
import { describeProblem } from '../core/topology/problem';
import type { Topology } from '../core/topology/schema';
import type { Desk } from './desk';
import { openDesk } from './desk';
import { NoLoopbackAddress } from './network/addresses';
import { NoSuchRole } from './rehearsal/cast';
import { secondAct } from './second-act';
import { invitation } from './story/tour-text';
import { tour } from './tour';

/** `npm start`: a world on the desk, a tour through the loss of its largest region, and then yours. */
const root = path.join(__dirname, '..');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      topology: { type: 'string', default: path.join(root, 'topology.json') },
    },
  });
  const topology = await readTopology(values.topology);
  if (topology === undefined) return 2;
  const today = new Date().toISOString().slice(0, 10);
  const surroundings = {
    topology,
    now: () => Date.now(),
    write: (line: string) => process.stdout.write(`${line}\n`),
  };
  const desk = await openDesk({
    ...surroundings,
    root,
    topologyFile: values.topology,
    chance: Math.random,
    newId: randomUUID,
    colour: process.stdout.isTTY,
  });
  const ended = untilInterrupted();
  const budget = planTopology(topology, { today }).budgets.trafficHard;
  const toured = await Promise.race([tour(desk, { ...surroundings, budget }), ended]);
  if (toured === 'interrupted') return closed(desk, 0);
  if (!values.once) surroundings.write(invitation(topology, desk.world));
  const state =
    topology.lease === undefined
      ? 'as expected'
      : await Promise.race([secondAct(desk, { ...surroundings, ...toured }), ended]);
  if (!values.once) await ended;
  // Whoever has played with the world since has made it another story.
  const isToursOwn = values.once ? state !== 'not as expected' : true;
  return closed(desk, toured.end === 'as expected' && isToursOwn ? 0 : 1);
}

async function closed(desk: Desk, code: number): Promise<number> {
  await desk.close();
  return code;
}

async function readTopology(file: string): Promise<Topology | undefined> {
  const parsed = parseTopologyText(await readFile(file, 'utf8'));
  if (parsed.ok) return parsed.topology;
  process.stderr.write(`${file} has ${parsed.problems.length} problems:\n`);
  for (const problem of parsed.problems) process.stderr.write(`  ${describeProblem(problem)}\n`);
  return undefined;
}

function untilInterrupted(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve('interrupted');
      });
    }
  });
}

/** What the user can mend is said in a line; what only we can mend keeps its trace. */
function complain(error: unknown): number {
  const mendable =
    error instanceof NoLoopbackAddress ||
    error instanceof NoSuchRole ||
    (error instanceof Error && ('code' in error || error.cause !== undefined));
  const text = error instanceof Error ? (mendable ? error.message : error.stack) : String(error);
  process.stderr.write(`meridian: ${text ?? 'unknown trouble'}\n`);
  return 2;
}

void main()
  .catch(complain)
  .then((code) => {
    process.exit(code);
  });
