import { CfnDBCluster, CfnDBClusterParameterGroup, CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { databaseName } from '../../core/topology/names';
import { logicalName } from './data-place';
import { keep } from './keep';
import type { PostgresProps } from './postgres-settings';
import {
  deployedDatabase,
  instanceOf,
  postgresParameters,
  protectionOf,
} from './postgres-settings';
import { PostgresSurroundings } from './postgres-surroundings';

type AuroraMemberProps = PostgresProps & {
  /** Only where it is written first: every other member has the users of the first. */
  readonly master?: { readonly masterUsername: string; readonly masterUserPassword: string };
};

const engine = 'aurora-postgresql';

/**
 * One region's cluster of a global database: two instances in different zones, as large here as
 * where it is written, because a member that takes over carries the whole load at once. It names
 * the global database, which stands already, and needs nothing else of another region.
 */
export class AuroraMember extends Construct {
  constructor(scope: Construct, id: string, { master, ...props }: AuroraMemberProps) {
    super(scope, id);
    const { place, cell, name } = props;
    const { postgresVersion, major } = deployedDatabase(cell);
    const around = new PostgresSurroundings(this, 'Surroundings', { ...props, kind: 'cluster' });
    const parameters = new CfnDBClusterParameterGroup(this, 'Parameters', {
      description: `of ${name}`,
      family: `${engine}${major}`,
      parameters: postgresParameters,
    });
    const cluster = new CfnDBCluster(this, 'Cluster', {
      ...protectionOf(props),
      ...master,
      dbClusterIdentifier: name,
      globalClusterIdentifier: databaseName(place.environment, cell.name),
      engine,
      engineVersion: postgresVersion,
      port: 5432,
      storageEncrypted: true,
      enableIamDatabaseAuthentication: true,
      dbClusterParameterGroupName: parameters.ref,
      dbSubnetGroupName: around.subnetGroup,
      vpcSecurityGroupIds: around.securityGroups,
    });
    cluster.node.addDependency(around);
    const logicalId = `${logicalName(cell.name)}Database`;
    keep(cluster, logicalId);
    place.network.vpc.availabilityZones.slice(0, 2).forEach((availabilityZone, index) => {
      const instance = new CfnDBInstance(this, `Instance${index + 1}`, {
        ...instanceOf(props),
        dbInstanceIdentifier: `${name}-${index + 1}`,
        dbClusterIdentifier: cluster.ref,
        engine,
        availabilityZone,
      });
      keep(instance, `${logicalId}Instance${index + 1}`);
    });
  }
}
