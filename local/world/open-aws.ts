import { setTimeout as sleep } from 'node:timers/promises';
import type { Fact } from '../../core/control/fact';
import type { Change } from '../../core/voting/change';
import type { BusEvent } from '../../models/event-bus/event';
import { ControlPlane } from '../../models/route53/control-plane';
import type { CellStores } from '../aws/cell-stores';
import { openCellStores } from '../aws/cell-stores';
import type { RegionServices } from '../aws/region-services';
import { openServices } from '../aws/region-services';
import type { StrongTables } from '../aws/strong-tables';
import { openStrongTables } from '../aws/strong-tables';
import type { PlacedRegion } from '../names';
import type { Network } from '../network/network';
import { eventOf } from '../story/from-change';
import { eventOfFact } from '../story/from-fact';
import { RunWatch } from '../story/run-watch';
import type { WireServer } from '../wire/server';
import { originBy } from './edges';
import type { Storyline } from './storyline';
import { openWire } from './wire';
import type { WorldSettings } from './world';

/** AWS as the plane sees it: services by region, what is global, and the one door to all of it. */
export type Aws = {
  readonly services: ReadonlyMap<string, RegionServices>;
  readonly strong: StrongTables;
  readonly stores: CellStores;
  readonly controlPlane: ControlPlane;
  readonly wire: WireServer;
};

type Surroundings = {
  readonly network: Network;
  readonly regions: readonly PlacedRegion[];
  readonly told: Storyline;
  /** Calls a function of a region by its ARN. */
  readonly invoke: (region: string, arn: string, payload: unknown) => Promise<unknown>;
};

/** Opens the models of AWS from the templates, behind the wire formats. */
export async function openAws(settings: WorldSettings, around: Surroundings): Promise<Aws> {
  const { loaded, topology, chance, now, newId, onTrouble } = settings;
  const { network, regions, told, invoke } = around;
  const names = topology.regions.map(({ name }) => name);
  const strong = openStrongTables(loaded.stacks, names, chance);
  const stores = openCellStores(topology, chance);
  const runs = new RunWatch((event) => {
    told.tell(event);
  });
  const services = openServices({
    stacks: loaded.stacks,
    regions: names,
    strong,
    account: topology.account,
    now,
    sleep: async (ms, signal) => {
      await sleep(ms, undefined, signal === undefined ? {} : { signal });
    },
    chance,
    newId,
    invoke,
    onEvent: busTeller(told),
    onRun: (identity, event) => {
      runs.see(identity, event);
    },
  });
  const { zone, checks } = loaded.route53;
  const controlPlane = new ControlPlane({
    zone,
    healthCheckIds: new Set(checks.map(({ id }) => id)),
    chance,
    newId: () => `C${newId().replaceAll('-', '').slice(0, 13).toUpperCase()}`,
  });
  const wire = await openWire({
    services,
    stores,
    controlPlane,
    network,
    originOf: originBy(regions),
    now,
    onCall: settings.onCall ?? (() => undefined),
    onMistake: (error) => {
      onTrouble(`the desk's own mistake: ${String(error)}`);
    },
  });
  return { services, strong, stores, controlPlane, wire };
}

/** What the plane tells any bus, told on: the fast path in its words, the slow path in its own. */
const busTeller =
  (told: Storyline) =>
  ({ source, detail }: BusEvent): void => {
    told.tell(
      source === 'meridian.control' ? eventOfFact(detail as Fact) : eventOf(detail as Change),
    );
  };

/** Makes the network between replicas what the network between regions is. */
export function relink(
  { strong: { links }, stores }: Pick<Aws, 'strong' | 'stores'>,
  network: Network,
  nowMs: number,
): void {
  stores.relink(network, nowMs);
  for (const from of links.regions) {
    for (const to of links.regions) {
      if (from === to) continue;
      const open =
        !network.isDown(from) &&
        network.reachesAws({ region: from }, to) &&
        !network.isReplicationCut();
      if (open) links.heal(from, to);
      else links.cut(from, to, nowMs);
    }
  }
}
