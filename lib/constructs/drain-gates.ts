import type { CfnHealthCheck } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { othersOf, quorumOf } from '../../core/topology/pools';
import type { Topology } from '../../core/topology/schema';
import { gateHealthThreshold } from '../../core/voting/gate';
import { healthCheck } from './health-check';

type DrainGatesProps = {
  readonly topology: Topology;
  /** Drain endpoint hosts by region. */
  readonly voterHosts: ReadonlyMap<string, string>;
};

/**
 * The votes as Route 53 counts them: a check for each voter and target, and for each target a gate
 * that closes at a quorum of votes. A voter that is dead, silent or broken reads as admit.
 */
export class DrainGates extends Construct {
  /** Ids of the gates by target. */
  readonly ids: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, { topology, voterHosts }: DrainGatesProps) {
    super(scope, id);
    const { environment } = topology;
    const quorum = quorumOf(topology);
    this.ids = new Map(
      topology.regions.map(({ name: target }) => {
        const voters = othersOf(topology, target);
        const votes = voters.map((voter) =>
          healthCheck(
            this,
            `${target}-by-${voter}`,
            { environment, name: `drain ${target} by ${voter}` },
            voteConfig(target, hostOf(voterHosts, voter)),
          ),
        );
        const gate = healthCheck(
          this,
          target,
          { environment, name: `gate ${target}` },
          {
            type: 'CALCULATED',
            healthThreshold: gateHealthThreshold(voters.length, quorum),
            childHealthChecks: votes.map((vote) => vote.attrHealthCheckId),
          },
        );
        return [target, gate.attrHealthCheckId];
      }),
    );
  }
}

/** 200 is a vote to drain, so the check is inverted; one answer turns it, either way. */
function voteConfig(target: string, host: string): CfnHealthCheck.HealthCheckConfigProperty {
  return {
    type: 'HTTPS',
    // The function URL's own host: behind any other name its certificate and routing do not answer.
    fullyQualifiedDomainName: host,
    port: 443,
    resourcePath: `/drain/${target}`,
    enableSni: true,
    requestInterval: 10,
    failureThreshold: 1,
    inverted: true,
    measureLatency: false,
  };
}

function hostOf(hosts: ReadonlyMap<string, string>, voter: string): string {
  const host = hosts.get(voter);
  if (host === undefined)
    throw new Error(`no drain endpoint of ${voter}; name every region's host`);
  return host;
}
