import { parentPort, workerData } from 'node:worker_threads';
import { callFrom, findNamesAt } from './surroundings';
import type { Invocation, Outcome, Said, Surroundings, Thrown } from './protocol';

/**
 * The program of one function instance on the desk: it puts the region's network around the bundle
 * that would be deployed, loads it, and answers one invocation after the other, as Lambda does.
 */
const { bundle, resolver, address } = workerData as Surroundings;

findNamesAt(resolver);
callFrom(address);

type Bundle = { handler: (event: unknown) => Promise<unknown> };

// The bundle is a file made a moment ago; nothing else could name it.
(import(bundle) as Promise<Bundle>).then(serve, (error: unknown) => {
  // A bundle that cannot be loaded ends the instance, and its thread's error event says why.
  throw error instanceof Error ? error : new Error(String(error));
});

function serve({ handler }: Bundle): void {
  parentPort?.on('message', ({ id, event }: Invocation) => {
    handler(event)
      .then((result): Outcome => ({ id, ok: true, result }))
      .catch((error: unknown): Outcome => ({ id, ok: false, error: describe(error) }))
      .then(say, say);
  });
  say({ ready: true });
}

function say(said: Said): void {
  parentPort?.postMessage(said);
}

function describe(error: unknown): Thrown {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return { name: error.name, message: error.message };
}
