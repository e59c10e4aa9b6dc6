import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnHostedZone } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Topology } from '../../core/topology/schema';

type PlaneZoneProps = Pick<Topology, 'environment' | 'zone' | 'dns'>;

/** The hosted zone. It outlives its stack: with another zone come other name servers. */
export class PlaneZone extends Construct {
  readonly hostedZoneId: string;

  constructor(scope: Construct, id: string, { environment, zone, dns }: PlaneZoneProps) {
    super(scope, id);
    const hostedZone = new CfnHostedZone(this, 'Zone', {
      name: `${zone}.`,
      hostedZoneConfig: { comment: `meridian ${environment}` },
      hostedZoneFeatures: { enableAcceleratedRecovery: dns.acceleratedRecovery },
      hostedZoneTags: [{ key: 'environment', value: environment }],
    });
    hostedZone.applyRemovalPolicy(RemovalPolicy.RETAIN);
    hostedZone.overrideLogicalId('PlaneZone');
    this.hostedZoneId = hostedZone.attrId;
  }
}
