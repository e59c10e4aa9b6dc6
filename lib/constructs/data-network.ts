import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { FlowLogDestination, IpAddresses, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { GuardedPort } from './guarded-port';
import { pinLogicalId } from './pin-logical-id';

type DataNetworkProps = {
  readonly environment: string;
  readonly cidr: string;
  readonly key: Key;
};

/**
 * The network around a region's data: no way to the internet and none back, a subnet in each of
 * three zones (two where a region has no more). Copies follow each other over AWS's own network, so
 * regions need no route to each other. Whoever serves from another network joins it by peering.
 */
export class DataNetwork extends Construct {
  readonly vpc: IVpc;
  readonly database: GuardedPort;
  readonly cache: GuardedPort;

  constructor(scope: Construct, id: string, { environment, cidr, key }: DataNetworkProps) {
    super(scope, id);
    const name = `meridian-${environment}-data`;
    this.vpc = new Vpc(this, 'Vpc', {
      vpcName: name,
      ipAddresses: IpAddresses.cidr(cidr),
      maxAzs: 3,
      natGateways: 0,
      createInternetGateway: false,
      subnetConfiguration: [
        { name: 'data', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      // Emptying it takes a function of the CDK's own, with rights over every group; nothing here
      // ever joins the default group, and it admits its own members only.
      restrictDefaultSecurityGroup: false,
      // Its own interface refuses it under exactOptionalPropertyTypes.
    }) as IVpc;
    pinLogicalId(this.vpc, 'DataVpc');
    this.vpc.addFlowLog('Flows', {
      destination: FlowLogDestination.toCloudWatchLogs(
        new LogGroup(this, 'FlowLog', {
          logGroupName: `/aws/vpc/${name}`,
          encryptionKey: key,
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      ),
    });
    const { vpc } = this;
    this.database = new GuardedPort(this, 'Database', {
      vpc,
      name: `meridian-${environment}-database`,
      port: 5432,
      of: 'databases',
    });
    this.cache = new GuardedPort(this, 'Cache', {
      vpc,
      name: `meridian-${environment}-cache`,
      port: 6379,
      of: 'caches',
    });
  }

  /** The subnets of data, one in each zone. */
  get subnetIds(): string[] {
    return this.vpc.isolatedSubnets.map(({ subnetId }) => subnetId);
  }
}
