import type { Topology } from '../../topology/schema';
import type { Rule } from '../finding';

/** Round trips that physics sets, milliseconds. All assumed: from memory, not measured by us. */
const roundTrips = [
  { between: ['us-east-1', 'ap-southeast-1'], from: 210, to: 230, source: 'assumed' },
] as const;

/** The promised latency between regions is above the round trip of each pair. */
export const targetsLatency: Rule = {
  id: 'targets.latency',
  check: (topology) =>
    roundTrips.flatMap(({ between: [a, b], from, to, source }) => {
      const known = topology.regions.map(({ name }) => name);
      const target = targetOf(topology, a, b);
      if (!known.includes(a) || !known.includes(b) || target.ms >= to) return [];
      return [
        {
          severity: 'error' as const,
          path: target.path,
          got: target.ms,
          problem:
            `${a} and ${b} are ${from} to ${to} ms apart (${source}), ` +
            `up to ${to - target.ms} ms more than promised`,
          instead: `add {"between": ["${a}", "${b}"], "ms": ${to + 20}} to targets.pairs`,
        },
      ];
    }),
};

function targetOf({ targets }: Topology, a: string, b: string): { path: string; ms: number } {
  const index = targets.pairs.findIndex(
    ({ between }) => between.includes(a) && between.includes(b),
  );
  const pair = targets.pairs[index];
  return pair === undefined
    ? { path: 'targets.betweenRegionsMs', ms: targets.betweenRegionsMs }
    : { path: `targets.pairs[${index}].ms`, ms: pair.ms };
}
