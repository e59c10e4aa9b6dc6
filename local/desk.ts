import path from 'node:path';
import type { Topology } from '../core/topology/schema';
import type { Attempt } from './clients/attempt';
import { sharesSince } from './clients/recovery';
import { openControl } from './control/control-server';
import type { Desk as DeskFile } from './control/desk-file';
import { removeDeskFile, writeDeskFile } from './control/desk-file';
import { neutralAddress } from './network/addresses';
import { describeFault } from './network/fault';
import { ClientWatch } from './story/client-watch';
import { Narrator } from './story/narrator';
import { load } from './world/load';
import { openWorld } from './world/open-world';
import type { World } from './world/world';
import type { WorldEvent } from './world/world-event';

export type DeskSettings = {
  readonly root: string;
  readonly topology: Topology;
  readonly topologyFile: string;
  readonly now: () => number;
  readonly chance: () => number;
  readonly newId: () => string;
  readonly write: (line: string) => void;
  readonly colour: boolean;
};

/** Attempts kept for shares and recoveries: some minutes of the whole fleet. */
const keptAttempts = 20_000;

/** An open desk: the world, what its clients lived through lately, and the way to end it. */
export type Desk = {
  readonly world: World;
  readonly attempts: () => readonly Attempt[];
  readonly close: () => Promise<void>;
};

/** A world with a door for commands and a voice. */
export async function openDesk(settings: DeskSettings): Promise<Desk> {
  const { root, topology, now, chance, newId, write, colour } = settings;
  const narrator = new Narrator({ write, colour, checks: false }, now());
  const tell = (event: WorldEvent): void => {
    narrator.tell(event);
  };
  const clients = new ClientWatch(tell);
  let attempts: Attempt[] = [];
  const world = await openWorld({
    topology,
    loaded: await load(root, topology),
    now,
    chance,
    newId,
    onEvent: tell,
    onAttempt: (attempt) => {
      attempts = [...attempts.slice(1 - keptAttempts), attempt];
      clients.see(attempt);
    },
    onTrouble: (text) => {
      write(`trouble: ${text}`);
    },
  });
  const control = await openControl(neutralAddress, {
    regions: topology.regions.map(({ name }) => name),
    state: () => ({
      faults: world.faults.map(describeFault),
      dns: world.dnsView(),
      shares: sharesSince(attempts, now() - 10_000),
    }),
    break: (fault) => {
      world.break(fault);
      return describeFault(fault);
    },
    heal: (region) => `${world.heal(region)} faults ended`,
  });
  await writeDeskFile(process.cwd(), deskFile(settings, world, control.url));
  await world.start();
  return {
    world,
    attempts: () => attempts,
    close: async () => {
      await removeDeskFile(process.cwd(), process.pid);
      await control.close();
      await world.close();
    },
  };
}

/** Where commands in this folder find what stands here. */
const deskFile = ({ topologyFile }: DeskSettings, world: World, control: string): DeskFile => ({
  pid: process.pid,
  topology: path.resolve(topologyFile),
  control,
  aws: world.awsUrl,
  dns: { address: world.dns.address, port: world.dns.port },
  port: world.port,
});
