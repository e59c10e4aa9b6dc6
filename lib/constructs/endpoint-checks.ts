import type { CfnHealthCheck } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { HealthCheckEntry } from '../../core/topology/dns-schema';
import { originName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { healthCheck } from './health-check';

type EndpointChecksProps = {
  readonly topology: Topology;
};

/**
 * Route 53's own look at every region, at the origin name, which carries no check itself. It is
 * what takes out several regions at once, when the votes are withheld.
 */
export class EndpointChecks extends Construct {
  /** Health check ids by region. */
  readonly ids: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, { topology }: EndpointChecksProps) {
    super(scope, id);
    const { environment } = topology;
    this.ids = new Map(
      topology.regions.map(({ name }) => {
        const named = { environment, name: `endpoint ${name}` };
        return [
          name,
          healthCheck(this, name, named, endpointConfig(topology, name)).attrHealthCheckId,
        ];
      }),
    );
  }
}

type Wanted = Pick<HealthCheckEntry, 'type' | 'port' | 'path' | 'intervalSeconds' | 'threshold'>;

function endpointConfig(
  topology: Topology,
  region: string,
): CfnHealthCheck.HealthCheckConfigProperty {
  const fast: Wanted = {
    type: 'HTTPS',
    port: 443,
    path: topology.probing.path,
    intervalSeconds: 10,
    threshold: 3,
  };
  const wanted = topology.healthChecks?.find((entry) => entry.region === region) ?? fast;
  return {
    type: wanted.type,
    fullyQualifiedDomainName: originName(topology, region),
    port: wanted.port,
    requestInterval: wanted.intervalSeconds,
    failureThreshold: wanted.threshold,
    measureLatency: false,
    ...(wanted.type === 'TCP' ? {} : { resourcePath: wanted.path }),
    ...(wanted.type === 'HTTPS' ? { enableSni: true } : {}),
  };
}
