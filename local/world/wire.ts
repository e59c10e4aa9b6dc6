import type { RegionServices } from '../aws/region-services';
import type { Network, Origin } from '../network/network';
import { dynamodbService } from '../wire/dynamodb';
import { eventbridgeService } from '../wire/eventbridge';
import type { WireServer } from '../wire/server';
import { startWireServer } from '../wire/server';

export type WireSettings = {
  readonly services: ReadonlyMap<string, RegionServices>;
  readonly network: Network;
  readonly originOf: (address: string) => Origin;
  readonly now: () => number;
  readonly onMistake: (error: unknown) => void;
};

/** AWS's endpoints of every region on one port; a region that is down or cut off is not reached. */
export function openWire(settings: WireSettings): Promise<WireServer> {
  const { services, network, originOf, now, onMistake } = settings;
  return startWireServer({
    services: [
      dynamodbService({ tablesOf: (region) => services.get(region)?.tables, nowMs: now }),
      eventbridgeService({ busesOf: (region) => services.get(region)?.buses, nowMs: now }),
    ],
    reach: (caller, _service, region) =>
      network.reachesAws(originOf(caller), region) ? 'ok' : 'unreachable',
    onMistake,
  });
}
