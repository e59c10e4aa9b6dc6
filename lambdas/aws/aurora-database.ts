import type { GlobalCluster, RDSClient } from '@aws-sdk/client-rds';
import { FailoverGlobalClusterCommand, paginateDescribeGlobalClusters } from '@aws-sdk/client-rds';
import type { StoreView } from '../ports';
import type { Members } from './database-members';
import { memberIn, regionOf } from './database-members';
import { askOnce } from './store-refusal';

/** An Aurora global database, by whichever region's API knows its cluster there. */
export function auroraDatabase(clientOf: (region: string) => RDSClient, members: Members) {
  const find = (at: string): Promise<GlobalCluster> =>
    globalClusterOf(clientOf(at), memberIn(members, at));
  return {
    describe: async (at: string): Promise<StoreView> => viewOf(await find(at)),
    promote: async (to: string): Promise<void> => {
      const target = memberIn(members, to);
      await askOnce({
        look: () => find(to),
        isDone: (cluster) => isMovedTo(target, cluster),
        ask: ({ GlobalClusterIdentifier }) =>
          clientOf(to).send(
            new FailoverGlobalClusterCommand({
              GlobalClusterIdentifier,
              TargetDbClusterIdentifier: target,
              AllowDataLoss: true,
            }),
          ),
      });
    },
  };
}

/** Found by a member, since the bank's own global database is known by its clusters only. */
async function globalClusterOf(client: RDSClient, member: string): Promise<GlobalCluster> {
  for await (const { GlobalClusters = [] } of paginateDescribeGlobalClusters({ client }, {})) {
    const found = GlobalClusters.find(({ GlobalClusterMembers = [] }) =>
      GlobalClusterMembers.some(({ DBClusterArn }) => DBClusterArn === member),
    );
    if (found !== undefined) return found;
  }
  throw new Error(`no global database has ${member}; make the cluster a member of one`);
}

function viewOf({ GlobalClusterMembers = [], Status }: GlobalCluster): StoreView {
  const regionsOf = (isWriter: boolean): string[] =>
    GlobalClusterMembers.filter(({ IsWriter }) => (IsWriter ?? false) === isWriter)
      .map(({ DBClusterArn = '' }) => regionOf(DBClusterArn))
      .filter((region) => region !== undefined);
  return {
    writer: regionsOf(true)[0],
    readers: regionsOf(false),
    busy: Status === 'available' ? undefined : Status,
  };
}

function isMovedTo(target: string, { FailoverState, GlobalClusterMembers = [] }: GlobalCluster) {
  if (FailoverState?.ToDbClusterArn !== undefined) {
    return FailoverState.ToDbClusterArn === target && FailoverState.Status !== 'cancelling';
  }
  return GlobalClusterMembers.some(
    ({ DBClusterArn, IsWriter }) => DBClusterArn === target && IsWriter === true,
  );
}
