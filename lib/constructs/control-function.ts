import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { controlViewOf } from '../../core/topology/control-view';
import { strongTableName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { storesViewOf } from '../../core/topology/stores-view';
import { controlEnv } from '../../lambdas/incident/env';
import { storesEnv } from '../../lambdas/writer/env';
import { grantControlState } from './control-state';
import type { PlaneFunctionProps } from './plane-function';
import { PlaneFunction } from './plane-function';
import type { RegionalTable } from './regional-table';
import { grantCacheMoves, grantDatabaseMoves } from './store-moves';
import { grantWeightChanges } from './weight-changes';

/** What a region's slow path stands on. */
export type ControlPlace = {
  readonly topology: Topology;
  readonly table: RegionalTable;
  readonly bus: EventBus;
};

/** What a function does outside itself; its role allows this much. */
export type Doings = {
  /** With the strong table. */
  readonly control: 'read' | 'write';
  /** Writes audit rows and tells the bus. */
  readonly tells: boolean;
  /** Changes weights in DNS. */
  readonly shifts: boolean;
  /** Moves the cells' databases, or their caches. */
  readonly moves?: 'databases' | 'caches';
};

type ControlFunctionProps = Omit<PlaneFunctionProps, 'environment' | 'memoryMb' | 'variables'> & {
  readonly place: ControlPlace;
  readonly does: Doings;
  /** On top of what every function of the slow path is told. */
  readonly variables?: Readonly<Record<string, string>>;
};

/** Most of a step is waiting for tables; memory buys a quick start after months of silence. */
const memoryMb = 512;

/** A function of the slow path: it knows the topology, and reaches exactly what it says it does. */
export class ControlFunction extends PlaneFunction {
  constructor(scope: Construct, id: string, props: ControlFunctionProps) {
    const { place, does, variables, ...rest } = props;
    const { topology, table, bus } = place;
    const { environment } = topology;
    super(scope, id, {
      ...rest,
      environment,
      memoryMb,
      variables: {
        [controlEnv.view]: JSON.stringify(controlViewOf(topology)),
        [controlEnv.strongTable]: strongTableName(environment),
        [controlEnv.regionalTable]: table.table.tableName,
        [controlEnv.bus]: bus.eventBusName,
        ...(does.moves && { [storesEnv.stores]: JSON.stringify(storesViewOf(topology)) }),
        ...variables,
      },
    });
    grantControlState(this, topology, does.control);
    if (does.tells) {
      table.grantAppend(this);
      bus.grantPutEventsTo(this);
    }
    if (does.shifts) grantWeightChanges(this, topology);
    if (does.moves === 'databases') grantDatabaseMoves(this, topology);
    if (does.moves === 'caches') grantCacheMoves(this, topology);
  }
}
