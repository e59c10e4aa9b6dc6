import { parentPort, workerData } from 'node:worker_threads';
import type { Topology } from '../../core/topology/schema';
import type { Outcome } from '../../sim/seeds/outcome';
import { playSeed } from '../../sim/seeds/play-seed';
import type { WorkflowTexts } from '../../sim/slow-path/workflows';

/** What a worker is born with. Both sides are this project's own. */
export type WorkerTask = { readonly topology: Topology; readonly workflows: WorkflowTexts };

/** Seeds to play, both ends included. */
export type Chunk = { readonly first: number; readonly last: number };

/** What a worker says: one seed's outcome, or that it wants more. */
export type WorkerWord =
  | { readonly outcome: Outcome }
  | { readonly failed: { readonly seed: number; readonly error: string } }
  | { readonly idle: true };

const { topology, workflows } = workerData as WorkerTask;

async function play({ first, last }: Chunk, say: (word: WorkerWord) => void): Promise<void> {
  for (let seed = first; seed <= last; seed += 1) {
    try {
      say({ outcome: (await playSeed(topology, workflows, seed)).outcome });
    } catch (error) {
      say({ failed: { seed, error: error instanceof Error ? `${error.stack}` : String(error) } });
    }
  }
  say({ idle: true });
}

const port = parentPort;
if (port === null) throw new Error('this is a program of a worker; start it as one');
const say = (word: WorkerWord): void => {
  port.postMessage(word);
};
port.on('message', (chunk: Chunk) => void play(chunk, say));
say({ idle: true });
