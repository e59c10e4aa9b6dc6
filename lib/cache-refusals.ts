import type { Problem } from '../core/topology/problem';
import type { Cell } from '../core/topology/state-schema';

/** A global datastore has a primary and at most two more. */
const mostRegions = 3;

/** The families that ElastiCache lets into a global datastore. */
const families = ['m5', 'm6g', 'm7g', 'm8g', 'r5', 'r6g', 'r6gd', 'r7g', 'r8g', 'c7gn', 'c8gn'];

/** What a cell can say of its cache and ElastiCache would refuse. */
export function cacheRefusals({ cache }: Cell, path: string): Problem[] {
  if (cache === undefined) return [];
  const { regions, nodeType } = cache;
  const problems: Problem[] = [];
  if (regions.length > mostRegions) {
    problems.push({
      path: `${path}.regions`,
      got: regions,
      problem: `a global datastore has ${mostRegions} regions at most`,
      instead: 'write the primary and at most two more',
    });
  }
  if (new Set(regions).size < regions.length) {
    problems.push({
      path: `${path}.regions`,
      got: regions,
      problem: 'a region stands twice, and has one copy',
      instead: 'name each region once',
    });
  }
  if (!families.includes(nodeType.split('.')[1] ?? '')) {
    problems.push({
      path: `${path}.nodeType`,
      got: nodeType,
      problem: 'a global datastore takes no nodes of this family',
      instead: `write one of ${families.join(', ')}, for example "cache.r7g.large"`,
    });
  }
  return problems;
}
