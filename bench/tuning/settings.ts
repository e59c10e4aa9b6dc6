import { probingTimeout } from '../../core/findings/rules/probing-timeout';
import type { Topology } from '../../core/topology/schema';

/** What is swept. Seconds; the quorum is a number of votes. */
export type Tuned = {
  readonly interval: number;
  readonly threshold: number;
  readonly timeout: number;
  readonly ttl: number;
  readonly quorum: number;
};

const intervals = [1, 2, 3, 5];
const thresholds = [2, 3, 4, 5];
const timeouts = [1, 1.5, 2, 3];
const ttls = [5, 10, 30, 60];

/** One vote, the largest minority, a strict majority, everybody. */
const quorumsOf = (others: number): number[] => [
  ...new Set([1, Math.max(1, Math.floor(others / 2)), strictMajority(others), others]),
];

const strictMajority = (others: number): number => Math.floor(others / 2) + 1;

/** Every combination: 1,024 for five regions. */
export const sweep = (others: number): Tuned[] =>
  intervals.flatMap((interval) =>
    thresholds.flatMap((threshold) =>
      timeouts.flatMap((timeout) =>
        ttls.flatMap((ttl) =>
          quorumsOf(others).map((quorum) => ({ interval, threshold, timeout, ttl, quorum })),
        ),
      ),
    ),
  );

/** A topology's own setting. */
export function tunedOf({ probing, dns, voting, regions }: Topology): Tuned {
  const { intervalSeconds: interval, threshold, timeoutMs } = probing;
  const { quorum } = voting;
  return {
    ...{ interval, threshold, timeout: timeoutMs / 1_000, ttl: dns.ttlSeconds },
    quorum: quorum === 'majority' ? strictMajority(regions.length - 1) : quorum,
  };
}

/** The topology, set so. */
export const withTuned = (topology: Topology, tuned: Tuned): Topology => ({
  ...topology,
  probing: {
    ...topology.probing,
    intervalSeconds: tuned.interval,
    threshold: tuned.threshold,
    timeoutMs: tuned.timeout * 1_000,
  },
  voting: { ...topology.voting, quorum: tuned.quorum },
  dns: { ...topology.dns, ttlSeconds: tuned.ttl },
});

/** What a setting must not be, whatever it gains. */
export function obstacleTo(tuned: Tuned, topology: Topology): string | undefined {
  if (tuned.interval < topology.probing.intervalSeconds) return 'more probes than the default';
  if (tuned.quorum < strictMajority(topology.regions.length - 1)) return 'a minority could drain';
  const [found] = probingTimeout.check(withTuned(topology, tuned));
  return found === undefined ? undefined : `plan refuses it: ${found.problem}`;
}

/** Such as `2 s x 3, 2 s, 3 votes`; the TTL where it is not the shortest. */
export const nameOf = ({ interval, threshold, timeout, ttl, quorum }: Tuned): string =>
  `${interval} s x ${threshold}, ${timeout} s, ${quorum === 1 ? '1 vote' : `${quorum} votes`}` +
  (ttl === ttls[0] ? '' : `, TTL ${ttl} s`);
