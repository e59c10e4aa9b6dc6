/** How often a figure fell into each of a row of equal intervals. */
export type Bins = {
  /** Where the first one begins. */
  readonly fromSeconds: number;
  /** Of each, its beginning included and its end not. */
  readonly widthSeconds: number;
  readonly counts: readonly number[];
};

/** So many at most lie between 0 and the largest figure. */
const finest = 60;

/** Intervals of a round width from the smallest figure to the largest; none for no figures. */
export function binsOf(ascending: readonly number[]): Bins {
  const least = ascending[0] ?? 0;
  const most = ascending.at(-1) ?? 0;
  const widthSeconds = roundedUp(Math.max(most / finest, 0.5));
  const first = Math.floor(least / widthSeconds);
  const counts: number[] = [];
  for (const figure of ascending) {
    const bin = Math.floor(figure / widthSeconds) - first;
    while (counts.length <= bin) counts.push(0);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { fromSeconds: first * widthSeconds, widthSeconds, counts };
}

/** The smallest of …, 0.5, 1, 2, 5, 10, 20, … that is not below a figure. */
export function roundedUp(figure: number): number {
  const power = Math.floor(Math.log10(figure));
  const steps = [1, 2, 5, 10].map((step) => Number(`${step}e${power}`));
  return steps.find((step) => step >= figure) ?? Number(`1e${power + 1}`);
}
