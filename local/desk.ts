import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import type { Plan } from '../core/plan/plan';
import type { Topology } from '../core/topology/schema';
import type { Attempt } from './clients/attempt';
import { measureRecovery, sharesSince } from './clients/recovery';
import { openControl } from './control/control-server';
import { removeDeskFile, writeDeskFile } from './control/desk-file';
import { neutralAddress } from './network/addresses';
import { describeFault } from './network/fault';
import { largestRegion } from './rehearsal/cast';
import { ClientWatch } from './story/client-watch';
import { Narrator } from './story/narrator';
import { calmText, invitation, outcomeText } from './story/tour-text';
import { load } from './world/load';
import { openWorld } from './world/open-world';

export type DeskSettings = {
  readonly root: string;
  readonly topology: Topology;
  readonly topologyFile: string;
  readonly plan: Plan;
  readonly now: () => number;
  readonly chance: () => number;
  readonly write: (line: string) => void;
  readonly colour: boolean;
};

export type TourEnd = 'as expected' | 'not as expected';

/** Calm before the tour breaks anything: long enough to see that all is well. */
const calmMs = 6_000;

/** Attempts kept for shares and recoveries: some minutes of the whole fleet. */
const keptAttempts = 20_000;

/** A world with a door for commands, a voice, and a tour. */
export async function openDesk(settings: DeskSettings) {
  const { root, topology, topologyFile, plan, now, write } = settings;
  const narrator = new Narrator({ write, colour: settings.colour, checks: false }, now());
  const clients = new ClientWatch((event) => {
    narrator.tell(event);
  });
  let attempts: Attempt[] = [];
  const world = await openWorld({
    topology,
    loaded: await load(root, topologyFile, topology),
    now,
    chance: settings.chance,
    onEvent: (event) => {
      narrator.tell(event);
    },
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
  await writeDeskFile(process.cwd(), {
    pid: process.pid,
    topology: path.resolve(topologyFile),
    control: control.url,
    aws: world.awsUrl,
    dns: { address: world.dns.address, port: world.dns.port },
    port: world.port,
  });
  await world.start();

  /** Loses the largest region, waits until everybody is served again, and compares with the plan. */
  const tour = async (): Promise<TourEnd> => {
    const region = largestRegion(topology);
    const budget = plan.budgets.trafficHard;
    write(calmText(topology, { clients: world.clients, region, seconds: calmMs / 1000 }));
    await sleep(calmMs);
    const faultMs = now();
    world.break({ fault: 'region-down', region, style: 'silent' });
    await sleep(budget.boundSeconds * 1000 + 10_000);
    const recovery = measureRecovery(attempts, faultMs);
    const shares = sharesSince(attempts, now() - 8_000);
    write(outcomeText({ region, recovery, budget, shares }));
    const { rtoSeconds } = recovery;
    return rtoSeconds !== undefined && rtoSeconds <= budget.boundSeconds && !(region in shares)
      ? 'as expected'
      : 'not as expected';
  };
  return {
    tour,
    invite: (): void => {
      write(invitation(topology, world));
    },
    close: async (): Promise<void> => {
      await removeDeskFile(process.cwd(), process.pid);
      await control.close();
      await world.close();
    },
  };
}
