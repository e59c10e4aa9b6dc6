import type { ControlPlane } from '../../models/route53/control-plane';
import type { CellStores } from '../aws/cell-stores';
import type { RegionServices } from '../aws/region-services';
import type { Network, Origin } from '../network/network';
import type { RecordedCall } from '../wire/call-record';
import { dynamodbService } from '../wire/dynamodb';
import { elasticacheService } from '../wire/elasticache';
import { eventbridgeService } from '../wire/eventbridge';
import { rdsService } from '../wire/rds';
import { route53Service } from '../wire/route53';
import type { Reach, WireServer } from '../wire/server';
import { startWireServer } from '../wire/server';
import { ssmService } from '../wire/ssm';
import { statesService } from '../wire/states';

export type WireSettings = {
  readonly services: ReadonlyMap<string, RegionServices>;
  readonly stores: Pick<CellStores, 'rds' | 'elasticache'>;
  readonly controlPlane: ControlPlane;
  readonly network: Network;
  readonly originOf: (address: string) => Origin;
  readonly now: () => number;
  readonly onCall: (call: RecordedCall) => void;
  readonly onMistake: (error: unknown) => void;
};

/** AWS's endpoints of every region on one port; a region that is down or cut off is not reached. */
export function openWire(settings: WireSettings): Promise<WireServer> {
  const { services, stores, controlPlane, now: nowMs, onCall, onMistake } = settings;
  return startWireServer({
    services: [
      dynamodbService({ tablesOf: (region) => services.get(region)?.tables, nowMs }),
      eventbridgeService({ busesOf: (region) => services.get(region)?.buses, nowMs }),
      ssmService({ parametersOf: (region) => services.get(region)?.parameters, nowMs }),
      statesService({ statesOf: (region) => services.get(region)?.states }),
      rdsService({ api: stores.rds, nowMs }),
      elasticacheService({ api: stores.elasticache, nowMs }),
      route53Service({ controlPlane, nowMs }),
    ],
    reach: reachIn(settings),
    onCall,
    onMistake,
  });
}

/** Route 53's control plane is everybody's, and can be away while its region's services are well. */
function reachIn({ network, originOf }: WireSettings): Reach {
  return (caller, service, region) => {
    if (service === 'route53' && network.isApiDown()) return 'unreachable';
    return network.reachesAws(originOf(caller), region) ? 'ok' : 'unreachable';
  };
}
