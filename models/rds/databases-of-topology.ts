import type { Distribution } from '../../core/budget/distribution';
import { databaseMemberName, databaseName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import type { Cell } from '../../core/topology/state-schema';
import { storeKindOf } from '../../core/topology/store-kind';
import { AuroraGlobal } from './aurora-global';
import { ReplicaSet } from './replica-set';

type Chances = {
  readonly chance: () => number;
  /** How long a promotion takes. @default - what AWS says, see core/data/figures.ts */
  readonly takes?: Distribution;
};

/** The databases that a topology's cells have, by cell, each as deployed: nothing has moved yet. */
export const databasesOf = (
  topology: Topology,
  chances: Chances,
): ReadonlyMap<string, AuroraGlobal | ReplicaSet> =>
  new Map(
    topology.cells.flatMap((cell) => {
      const database = databaseOf(cell, topology, chances);
      return database === undefined ? [] : [[cell.name, database] as const];
    }),
  );

function databaseOf(
  cell: Cell,
  topology: Topology,
  chances: Chances,
): AuroraGlobal | ReplicaSet | undefined {
  const { environment, account } = topology;
  const copies = copiesOf(cell, environment);
  switch (storeKindOf(cell.database)) {
    case 'aurora-global': {
      const id = databaseName(environment, cell.name);
      return new AuroraGlobal({ id, account, writer: cell.writer, clusters: copies, ...chances });
    }
    case 'rds-replica':
      return new ReplicaSet({ account, source: cell.writer, instances: copies, ...chances });
    case undefined:
      return undefined;
  }
}

/** The identifier in each region; the bank's own where it names ARNs. */
function copiesOf({ name, writer, candidates, database }: Cell, environment: string) {
  const named = database?.external?.members ?? {};
  return Object.fromEntries(
    [writer, ...candidates].map((region) => [
      region,
      named[region]?.split(':').at(-1) ?? databaseMemberName(environment, name, region),
    ]),
  );
}
