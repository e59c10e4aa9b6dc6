import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Topology } from '../../core/topology/schema';
import type { Attempt } from '../../local/clients/attempt';
import { load } from '../../local/world/load';
import { openWorld } from '../../local/world/open-world';
import type { World } from '../../local/world/world';
import type { WorldEvent } from '../../local/world/world-event';

export const root = path.join(__dirname, '..', '..');

export type OpenDesk = {
  readonly world: World;
  readonly attempts: Attempt[];
  readonly events: WorldEvent[];
  readonly troubles: string[];
};

/** A world of a topology, moving, with everything that happens in it written down. */
export async function openDesk(topology: Topology): Promise<OpenDesk> {
  const attempts: Attempt[] = [];
  const events: WorldEvent[] = [];
  const troubles: string[] = [];
  const world = await openWorld({
    topology,
    loaded: await load(root, topology),
    chance: Math.random,
    newId: randomUUID,
    now: () => Date.now(),
    onEvent: (event) => events.push(event),
    onAttempt: (attempt) => attempts.push(attempt),
    onTrouble: (text) => troubles.push(text),
  });
  await world.start();
  return { world, attempts, events, troubles };
}
