import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnGlobalCluster } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { databasePlaces } from '../../core/topology/data-places';
import { databaseMemberName, databaseName } from '../../core/topology/names';
import type { Cell } from '../../core/topology/state-schema';
import { AuroraMember } from './aurora-member';
import type { DataPlace } from './data-place';
import { logicalName } from './data-place';
import { keep } from './keep';
import { MasterSecret } from './master-secret';
import { deployedDatabase } from './postgres-settings';
import { RdsInstance } from './rds-instance';

type CellDatabaseProps = { readonly place: DataPlace; readonly cell: Cell };

/**
 * A region's copy of a cell's database. The topology's writer is where it is made and first written;
 * who writes later is control state, and no deployment takes the role back.
 */
export class CellDatabase extends Construct {
  constructor(scope: Construct, id: string, { place, cell }: CellDatabaseProps) {
    super(scope, id);
    const { environment, region } = place;
    const props = { place, cell, name: databaseMemberName(environment, cell.name, region) };
    const isOrigin = databasePlaces(cell)[0] === region;
    if (deployedDatabase(cell).engine === 'aurora-global') {
      if (!isOrigin) new AuroraMember(this, 'Member', props);
      else {
        const global = this.globalDatabase(environment, cell);
        const member = new AuroraMember(this, 'Member', { ...props, master: this.master(props) });
        member.node.addDependency(global);
      }
    } else {
      const origin = isOrigin ? this.master(props) : this.source(environment, cell);
      new RdsInstance(this, 'Instance', { ...props, origin });
    }
  }

  private globalDatabase(environment: string, cell: Cell): CfnGlobalCluster {
    const global = new CfnGlobalCluster(this, 'Global', {
      globalClusterIdentifier: databaseName(environment, cell.name),
      engine: 'aurora-postgresql',
      engineVersion: deployedDatabase(cell).postgresVersion,
      storageEncrypted: true,
      deletionProtection: true,
    });
    keep(global, `${logicalName(cell.name)}GlobalDatabase`);
    return global;
  }

  private master({ place, cell }: CellDatabaseProps) {
    const of = databaseName(place.environment, cell.name);
    const { username, password } = new MasterSecret(this, 'Master', { place, of });
    // Both are references that CloudFormation resolves while it deploys; no template holds them.
    return {
      masterUsername: username.unsafeUnwrap(),
      masterUserPassword: password.unsafeUnwrap(),
    };
  }

  /** By ARN, because it lies in another region; by name, so that nothing locks the source. */
  private source(environment: string, { name, writer }: Cell) {
    return {
      sourceDbInstanceIdentifier: Stack.of(this).formatArn({
        service: 'rds',
        region: writer,
        resource: 'db',
        resourceName: databaseMemberName(environment, name, writer),
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      sourceRegion: writer,
    };
  }
}
