import type { DBInstance, RDSClient } from '@aws-sdk/client-rds';
import { DescribeDBInstancesCommand, PromoteReadReplicaCommand } from '@aws-sdk/client-rds';
import type { StoreView } from '../ports';
import type { Members } from './database-members';
import { identifierOf, memberIn, regionOf } from './database-members';
import { askOnce } from './store-refusal';

/** An RDS instance and its read replicas: each region's API knows its own instance only. */
export function replicaDatabase(clientOf: (region: string) => RDSClient, members: Members) {
  const look = (at: string): Promise<DBInstance> => instanceOf(clientOf(at), memberIn(members, at));
  return {
    describe: async (at: string): Promise<StoreView> => viewOf(await look(at), at),
    promote: (to: string): Promise<void> =>
      askOnce({
        look: () => look(to),
        isDone: isPromoted,
        ask: ({ DBInstanceIdentifier }) =>
          clientOf(to).send(new PromoteReadReplicaCommand({ DBInstanceIdentifier })),
      }),
  };
}

async function instanceOf(client: RDSClient, arn: string): Promise<DBInstance> {
  const DBInstanceIdentifier = identifierOf(arn);
  const { DBInstances: [found] = [] } = await client.send(
    new DescribeDBInstancesCommand({ DBInstanceIdentifier }),
  );
  if (found !== undefined) return found;
  throw new Error(`no instance ${arn}; name one that is there`);
}

/** A source in the same region is named without its region. */
function viewOf(instance: DBInstance, at: string): StoreView {
  const {
    DBInstanceStatus: status,
    ReadReplicaSourceDBInstanceIdentifier: source,
    ReadReplicaDBInstanceIdentifiers: replicas = [],
  } = instance;
  const writer = source === undefined ? at : (regionOf(source) ?? at);
  const followers = replicas.map(regionOf).filter((region) => region !== undefined);
  return {
    writer,
    readers: source === undefined ? followers : [at],
    busy: status === 'available' ? undefined : status,
  };
}

/**
 * A promotion looks like every other change: only the status says it. One that was refused because
 * of such a status is taken to be under way. If it was not, whoever waits sees a replica, and asks
 * again.
 */
const isPromoted = (instance: DBInstance, wasRefused: boolean): boolean =>
  instance.ReadReplicaSourceDBInstanceIdentifier === undefined ||
  (wasRefused && ['modifying', 'rebooting'].includes(instance.DBInstanceStatus ?? ''));
