import type { Distribution } from './distribution';
import { boundOf, draw } from './distribution';

/** One leg of the way from a fault to the last client served elsewhere. */
export type Term = {
  readonly name: string;
  readonly takes: Distribution;
  /** Where the figure comes from; begins with `assumed` where nobody published it. */
  readonly source: string;
};

/**
 * A way out of a sick region. Each observer goes through `eachObserver` on its own; the quorum-th
 * to arrive starts `then`, which every client goes through. Without a vote there is one observer.
 */
export type Path = {
  readonly observers: number;
  readonly quorum: number;
  readonly eachObserver: readonly Term[];
  readonly then: readonly Term[];
};

export const termsOf = ({ eachObserver, then }: Path): readonly Term[] => [
  ...eachObserver,
  ...then,
];

/** The hard bound of a path, seconds: the sum of its terms' bounds. */
export function pathBound(path: Path): number {
  return termsOf(path).reduce((sum, { takes }) => sum + boundOf(takes), 0);
}

/** One incident, drawn jointly: seconds until the last client is served elsewhere. */
export function drawIncident(path: Path, chance: () => number): number {
  const arrivals = new Float64Array(path.observers);
  for (let observer = 0; observer < path.observers; observer += 1) {
    arrivals[observer] = sumOf(path.eachObserver, chance);
  }
  arrivals.sort();
  const decided = arrivals[path.quorum - 1];
  if (decided === undefined) {
    throw new Error(
      `a quorum of ${path.quorum} among ${path.observers} observers is never reached`,
    );
  }
  return decided + sumOf(path.then, chance);
}

function sumOf(terms: readonly Term[], chance: () => number): number {
  let sum = 0;
  for (const { takes } of terms) sum += draw(takes, chance);
  return sum;
}
