import { promises as dns } from 'node:dns';
import { originName } from '../../core/topology/names';
import type { ControlView } from '../../core/topology/control-view';
import type { LookUp } from '../ports';

/** Enough that a region with a tenth of the weight is missed once in eight looks, and not more. */
const questions = 20;

/**
 * Asks DNS for a pool's name as clients do and counts the regions answered. A region is known by
 * its origin name, which the leaf's CNAME leads to, or by the addresses behind that name.
 */
export function lookUp(view: Pick<ControlView, 'plane' | 'root'>): LookUp {
  const { zone, regions } = view.plane;
  const byName = new Map(regions.map((region) => [originName({ zone }, region), region]));
  return async (pool) => {
    const name = `${pool}.${view.root}.${zone}`;
    const counts: Record<string, number> = {};
    const answers = await Promise.all(
      Array.from({ length: questions }, () => dns.resolveCname(name).catch(() => [] as string[])),
    );
    for (const [target] of answers) {
      const region = target === undefined ? undefined : byName.get(target.replace(/\.$/, ''));
      if (region !== undefined) counts[region] = (counts[region] ?? 0) + 1;
    }
    return counts;
  };
}
