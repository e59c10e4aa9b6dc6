import { Validations } from 'aws-cdk-lib';
import type { CfnDBInstanceProps } from 'aws-cdk-lib/aws-rds';
import { CfnDBInstance, CfnDBParameterGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
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

type RdsInstanceProps = PostgresProps & {
  readonly origin: Origin;
};

/** Where a database's contents come from: nowhere yet, or another region's copy. */
type Origin =
  | { readonly masterUsername: string; readonly masterUserPassword: string }
  | { readonly sourceDbInstanceIdentifier: string; readonly sourceRegion: string };

/**
 * One region's copy of a database without Aurora: an instance with a standby in another zone. A
 * replica is as large, as protected and as often backed up as what it follows, because one day it is
 * what the others follow.
 */
export class RdsInstance extends Construct {
  constructor(scope: Construct, id: string, { origin, ...props }: RdsInstanceProps) {
    super(scope, id);
    const { cell, name } = props;
    const { maxStorageGib, major } = deployedDatabase(cell);
    const around = new PostgresSurroundings(this, 'Surroundings', { ...props, kind: 'instance' });
    const parameters = new CfnDBParameterGroup(this, 'Parameters', {
      description: `of ${name}`,
      family: `postgres${major}`,
      parameters: postgresParameters,
    });
    const instance = new CfnDBInstance(this, 'Instance', {
      ...protectionOf(props),
      ...instanceOf(props),
      ...contentsOf(props, origin),
      dbInstanceIdentifier: name,
      port: '5432',
      multiAz: true,
      storageType: 'gp3',
      maxAllocatedStorage: maxStorageGib,
      enableIamDatabaseAuthentication: true,
      deleteAutomatedBackups: false,
      dbParameterGroupName: parameters.ref,
      dbSubnetGroupName: around.subnetGroup,
      vpcSecurityGroups: around.securityGroups,
    });
    instance.node.addDependency(around);
    keep(instance, `${logicalName(cell.name)}Database`);
    acknowledge(instance, origin);
  }
}

/** A replica has its engine, its storage and its encryption from its source: RDS refuses its own word. */
function contentsOf({ cell }: PostgresProps, origin: Origin): Partial<CfnDBInstanceProps> {
  if ('sourceRegion' in origin) return origin;
  const { postgresVersion, storageGib } = deployedDatabase(cell);
  return {
    ...origin,
    engine: 'postgres',
    engineVersion: postgresVersion,
    allocatedStorage: `${storageGib}`,
    storageEncrypted: true,
  };
}

function acknowledge(instance: CfnDBInstance, origin: Origin): void {
  Validations.of(instance).acknowledge({
    id: 'AwsSolutions-RDS11',
    reason: 'the port is open to one named group of an isolated network; another hides nothing',
  });
  if (!('sourceRegion' in origin)) return;
  Validations.of(instance).acknowledge({
    id: 'AwsSolutions-RDS2',
    reason: "a replica of an encrypted instance is encrypted, here with its own region's key",
  });
}
