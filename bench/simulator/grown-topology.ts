import { parseTopology } from '../../core/topology/parse';
import { describeProblem } from '../../core/topology/problem';
import type { Topology } from '../../core/topology/schema';

/** In the order in which they come in: the default topology's five, then others of AWS. */
const names = [
  ...['us-west-2', 'us-east-1', 'eu-west-1', 'ap-southeast-1', 'eu-central-1', 'us-east-2'],
  ...['eu-west-2', 'ap-northeast-1', 'ca-central-1', 'eu-west-3', 'ap-south-1', 'eu-north-1'],
  ...['ap-northeast-2', 'sa-east-1', 'eu-south-2'],
] as const;

const isEuropean = (name: string): boolean => name.startsWith('eu-');

/**
 * The topology with so many regions, 3 to 15, all with the same share and room for twice of it; the
 * two pools, cells and the lease as they are, without whoever is not there. Valid, or it throws.
 */
export function grownTopology(base: Topology, count: number): Topology {
  const regions = names.slice(0, count);
  const isThere = (name: string): boolean => regions.some((region) => region === name);
  const share = Math.floor(10_000 / count) / 100;
  const parsed = parseTopology({
    ...base,
    targets: { ...base.targets, pairs: [] },
    regions: regions.map((name, at) => ({
      name,
      priority: at + 1,
      share: at === 0 ? hundredths(100 - share * (count - 1)) : share,
      capacityPercent: 200,
      jurisdiction: isEuropean(name) ? 'EU' : 'US',
      endpoint: { hostname: `ingress.${name}.example.net` },
    })),
    pools: base.pools.map((pool) => ({
      ...pool,
      regions: regions.filter((name) => isEuropean(name) === pool.strict),
    })),
    cells: base.cells.map((cell) => ({
      ...cell,
      candidates: cell.candidates.filter(isThere),
      ...(cell.cache && { cache: { regions: cell.cache.regions.filter(isThere) } }),
    })),
  });
  if (parsed.ok) return parsed.topology;
  throw new Error(`${count} regions: ${parsed.problems.map(describeProblem).join('; ')}`);
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
