import { rdsArn } from './arn';
import type { InstanceStatus, ReplicaSetSettings } from './replica-set';

/** An instance as the API shows it, as far as it is imitated; replicas and sources are in other regions. */
export type DbInstance = {
  readonly DBInstanceIdentifier: string;
  readonly DBInstanceArn: string;
  readonly DBInstanceStatus: InstanceStatus;
  readonly Engine: 'postgres';
  readonly ReadReplicaSourceDBInstanceIdentifier?: string;
  readonly ReadReplicaDBInstanceIdentifiers: readonly string[];
};

/** `sources` are the regions that replicas follow, by the replica's region. */
export function describeInstance(
  { account, instances }: ReplicaSetSettings,
  at: string,
  status: InstanceStatus,
  sources: ReadonlyMap<string, string>,
): DbInstance {
  const arnIn = (region: string): string =>
    rdsArn({ region, account, kind: 'db', id: instances[region] ?? '' });
  const source = sources.get(at);
  return {
    DBInstanceIdentifier: instances[at] ?? '',
    DBInstanceArn: arnIn(at),
    DBInstanceStatus: status,
    Engine: 'postgres',
    ...(source !== undefined && { ReadReplicaSourceDBInstanceIdentifier: arnIn(source) }),
    ReadReplicaDBInstanceIdentifiers: [...sources]
      .filter(([, followed]) => followed === at)
      .map(([replica]) => arnIn(replica)),
  };
}
