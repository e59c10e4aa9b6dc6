import { rdsArn } from './arn';
import type { AuroraSettings, Move } from './aurora-global';

/** A global cluster as the API shows it, as far as it is imitated. */
export type GlobalCluster = {
  readonly GlobalClusterIdentifier: string;
  readonly GlobalClusterArn: string;
  readonly Status: 'available' | Move['kind'];
  readonly Engine: 'aurora-postgresql';
  readonly GlobalClusterMembers: readonly {
    readonly DBClusterArn: string;
    readonly Readers: readonly string[];
    readonly IsWriter: boolean;
    readonly SynchronizationStatus: 'connected' | 'pending-resync';
  }[];
  readonly FailoverState?: {
    readonly Status: Move['kind'];
    readonly FromDbClusterArn: string;
    readonly ToDbClusterArn: string;
    readonly IsDataLossAllowed: boolean;
  };
};

/** `behind` are the regions whose copies still hold what the writer's never had. */
export function describeGlobalCluster(
  { id, account, clusters }: AuroraSettings,
  writer: string,
  move: Move | undefined,
  behind: readonly string[],
): GlobalCluster {
  const regions = Object.keys(clusters);
  const arnIn = (region: string): string =>
    rdsArn({ region, account, kind: 'cluster', id: clusters[region] ?? '' });
  return {
    GlobalClusterIdentifier: id,
    GlobalClusterArn: `arn:aws:rds::${account}:global-cluster:${id}`,
    Status: move?.kind ?? 'available',
    Engine: 'aurora-postgresql',
    GlobalClusterMembers: regions.map((region) => ({
      DBClusterArn: arnIn(region),
      Readers: region === writer ? regions.filter((one) => one !== writer).map(arnIn) : [],
      IsWriter: region === writer,
      SynchronizationStatus: behind.includes(region) ? 'pending-resync' : 'connected',
    })),
    ...(move && {
      FailoverState: {
        Status: move.kind,
        FromDbClusterArn: arnIn(writer),
        ToDbClusterArn: arnIn(move.to),
        IsDataLossAllowed: move.kind === 'failing-over',
      },
    }),
  };
}
