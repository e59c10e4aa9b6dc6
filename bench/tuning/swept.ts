import type { Topology } from '../../core/topology/schema';
import type { Judged } from './judged';
import { fastestOf, frontierOf, judge } from './judged';
import { sweep, tunedOf } from './settings';

/** All that a sweep of one topology comes to. */
export type Swept = {
  readonly all: readonly Judged[];
  /** Of the settings that are allowed. */
  readonly frontier: readonly Judged[];
  /** The topology's own. */
  readonly standing: Judged;
  /** Of the settings that are allowed. */
  readonly fastest: Judged;
  /** What the topology promises, seconds. */
  readonly targetSeconds: number;
};

/** Judges every setting, and the topology's own among them. */
export function swept(topology: Topology): Swept {
  const own = tunedOf(topology);
  const all = judge(topology, [own, ...sweep(topology.regions.length - 1).filter(isNot(own))]);
  const [standing] = all;
  if (standing === undefined) throw new Error('nothing was swept');
  return {
    all,
    frontier: frontierOf(all.filter(({ obstacle }) => obstacle === undefined)),
    standing,
    fastest: fastestOf(all),
    targetSeconds: topology.targets.traffic.rtoSeconds,
  };
}

const isNot =
  (own: object) =>
  (other: object): boolean =>
    JSON.stringify(own) !== JSON.stringify(other);
