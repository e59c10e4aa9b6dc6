import { poolOf } from '../core/topology/pools';
import type { Pictures } from '../core/voting/gate';
import { isDrained, isHeld } from '../core/voting/gate';
import type { Plane } from './plane';

/**
 * Why a region must stay in, where it must: Route 53 answers with every member of a group when all
 * are out, so the last admitted one cannot be taken.
 */
export function lastAdmitted(
  region: string,
  { topology, view }: Pick<Plane, 'topology' | 'view'>,
  seen: Pictures,
): string | undefined {
  const { name, regions } = poolOf(topology, region);
  const others = regions.filter((member) => member !== region);
  const admitted = others.filter(
    (member) => !isDrained(member, seen, view.quorum) && !isHeld(member, seen),
  );
  return admitted.length > 0
    ? undefined
    : `${region} is the last admitted member of pool ${name}; with all of them out Route 53 ` +
        'would answer with all of them. Release another member first';
}
