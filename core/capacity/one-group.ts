import type { Governed } from './serving';
import { memberOf } from './serving';

/** All regions taken as one group, residency ignored: the most that could be served at all. */
export type OneGroup = {
  readonly lost: string;
  /** Percent of all traffic that survivors can carry; above 100 there is room. */
  readonly capacity: number;
  /** Percent of all traffic served. */
  readonly servedPercent: number;
  /** What the survivors need to carry of their normal load, percent. */
  readonly neededPercent: number;
};

/** One loss at a time, in the topology's order. */
export function oneGroupLosses(topology: Governed): OneGroup[] {
  const members = topology.regions.map(({ name }) => memberOf(topology, name));
  const demand = members.reduce((sum, { share }) => sum + share, 0);
  return members.map(({ name }) => {
    const survivors = members.filter((member) => member.name !== name);
    const base = survivors.reduce((sum, { share }) => sum + share, 0);
    const capacity = survivors.reduce((sum, member) => sum + member.capacity, 0);
    return {
      lost: name,
      capacity,
      servedPercent: demand > 0 ? Math.min(100, (capacity / demand) * 100) : 100,
      neededPercent: base > 0 ? (demand / base) * 100 : Infinity,
    };
  });
}
