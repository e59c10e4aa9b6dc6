import { quorumOf, othersOf } from '../core/topology/pools';
import type { Topology } from '../core/topology/schema';
import { gateHealthThreshold } from '../core/voting/gate';
import { route53 } from '../core/route53/figures';
import type { HealthCheck } from '../models/route53/health-check';

export const gateId = (target: string): string => `gate ${target}`;

/** The region behind a gate's check; undefined for every other check. */
export const gatedRegion = (checkId: string): string | undefined =>
  checkId.startsWith('gate ') ? checkId.slice('gate '.length) : undefined;

/** Whose word about whom a voter check reads. */
export const voteId = (voter: string, target: string): string => `${voter} about ${target}`;

/** The voter and the target behind a voter check; undefined for every other check. */
export function votedAbout(checkId: string): { voter: string; target: string } | undefined {
  const [voter, target] = checkId.split(' about ');
  return voter === undefined || target === undefined ? undefined : { voter, target };
}

/** The drain gates of a topology as the stacks make them: inverted checks under calculated ones. */
export function gateChecks(topology: Topology): HealthCheck[] {
  const quorum = quorumOf(topology);
  return topology.regions.flatMap(({ name: target }): HealthCheck[] => {
    const voters = othersOf(topology, target);
    return [
      ...voters.map((voter) => voterCheck(voter, target)),
      {
        kind: 'calculated',
        id: gateId(target),
        children: voters.map((voter) => voteId(voter, target)),
        healthThreshold: gateHealthThreshold(voters.length, quorum),
        inverted: false,
        disabled: false,
      },
    ];
  });
}

const voterCheck = (voter: string, target: string): HealthCheck => ({
  kind: 'endpoint',
  id: voteId(voter, target),
  https: true,
  // The simulator calls the voter's handler by region; there is no name to resolve.
  fqdn: voter,
  port: 443,
  path: `/drain/${target}`,
  intervalMs: route53.fastIntervalSeconds * 1000,
  failureThreshold: 1,
  inverted: true,
  disabled: false,
  checkers: route53.checkers,
});
