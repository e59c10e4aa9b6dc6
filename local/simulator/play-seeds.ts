import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Topology } from '../../core/topology/schema';
import type { Edit } from '../../sim/mutants/mutant';
import type { Outcome } from '../../sim/seeds/outcome';
import { bundleWorker, workflowText } from './bundle';
import type { Chunk, WorkerTask, WorkerWord } from './program';

export type Wanted = {
  readonly topology: Topology;
  /** Seeds, both ends included. */
  readonly first: number;
  readonly last: number;
  readonly workers: number;
  /** A bug planted into what is simulated. */
  readonly edits?: readonly Edit[];
  /** Told each outcome in the order of seeds; whoever has seen enough answers `enough`. */
  readonly onOutcome: (outcome: Outcome) => 'more' | 'enough';
};

/** Seeds handed out at once: enough that nobody waits, few enough that nobody is left with many. */
const chunkSize = 4;

/** A seed that could not be played at all: a defect of the simulator, or of what it simulates. */
export class SeedFailed extends Error {
  override readonly name = 'SeedFailed';
}

/** Plays seeds on several cores. The outcomes, and their order, do not depend on how many. */
export async function playSeeds(wanted: Wanted): Promise<void> {
  const { topology, workers, edits } = wanted;
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-simulate-'));
  const running: Worker[] = [];
  try {
    const file = await bundleWorker(folder, edits);
    const [failover, restore] = await Promise.all([
      workflowText('failover', edits),
      workflowText('restore', edits),
    ]);
    const workerData: WorkerTask = { topology, workflows: { failover, restore } };
    for (let started = 0; started < workers; started += 1) {
      running.push(
        new Worker(file, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 64 } }),
      );
    }
    await allPlayed(running, wanted);
  } finally {
    await Promise.all(running.map((worker) => worker.terminate()));
    await rm(folder, { recursive: true, force: true });
  }
}

function allPlayed(workers: readonly Worker[], wanted: Wanted): Promise<void> {
  const { first, last, onOutcome } = wanted;
  const early = new Map<number, Outcome>();
  let next = first;
  let due = first;
  return new Promise((resolve, reject) => {
    const hear = (worker: Worker, word: WorkerWord): void => {
      if ('failed' in word) {
        reject(
          new SeedFailed(`seed ${word.failed.seed} could not be played: ${word.failed.error}`),
        );
      } else if ('outcome' in word) {
        early.set(word.outcome.seed, word.outcome);
        for (let outcome = early.get(due); outcome !== undefined; outcome = early.get(due)) {
          early.delete(due);
          due += 1;
          if (onOutcome(outcome) === 'enough' || due > last) {
            resolve();
            return;
          }
        }
      } else if (next <= last) {
        const chunk: Chunk = { first: next, last: Math.min(last, next + chunkSize - 1) };
        next = chunk.last + 1;
        worker.postMessage(chunk);
      }
    };
    for (const worker of workers) {
      worker.on('message', (word: WorkerWord) => {
        hear(worker, word);
      });
      worker.on('error', reject);
    }
  });
}
