import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { regionalStackName, strongTableName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { strongMembers } from './control-state';
import { planeKeyOutput } from './plane-key';

type StrongTableProps = { readonly topology: Topology };

/**
 * All control state, strongly consistent over exactly three regions: two of them suffice. Its stack
 * stands in one of the three. The higher construct refuses members on different continents, which
 * DynamoDB takes since September 2026.
 */
export class StrongTable extends Construct {
  constructor(scope: Construct, id: string, { topology }: StrongTableProps) {
    super(scope, id);
    const { environment } = topology;
    const table = new CfnGlobalTable(this, 'Table', {
      tableName: strongTableName(environment),
      multiRegionConsistency: 'STRONG',
      attributeDefinitions: [
        { attributeName: 'pk', attributeType: 'S' },
        { attributeName: 'sk', attributeType: 'S' },
      ],
      keySchema: [
        { attributeName: 'pk', keyType: 'HASH' },
        { attributeName: 'sk', keyType: 'RANGE' },
      ],
      billingMode: 'PAY_PER_REQUEST',
      sseSpecification: { sseEnabled: true, sseType: 'KMS' },
      replicas: strongMembers(topology).map((region) => ({
        region,
        deletionProtectionEnabled: true,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
        sseSpecification: { kmsMasterKeyId: keyOf(environment, region) },
      })),
    });
    table.applyRemovalPolicy(RemovalPolicy.RETAIN);
    table.overrideLogicalId('StrongTable');
  }
}

/** Read from the member's own stack by name: nothing is exported, so nothing locks it. */
const keyOf = (environment: string, region: string): string =>
  Fn.getStackOutput(regionalStackName(environment, region), planeKeyOutput, region);
