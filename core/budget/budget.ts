import { boundOf } from './distribution';
import type { Path } from './path';
import { pathBound, termsOf } from './path';
import { drawIncidents } from './quantile';

/** What a recovery takes, against what was promised. All in seconds. */
export type Budget = {
  readonly p99Seconds: number;
  /** The sum of the terms. */
  readonly boundSeconds: number;
  /** null: informational, nobody promised it. */
  readonly targetSeconds: number | null;
  /** Each with its own bound. */
  readonly terms: readonly BudgetTerm[];
  /** What is compared with the target: the quantile it names. */
  readonly comparedSeconds: number;
};

export type BudgetTerm = {
  readonly name: string;
  readonly seconds: number;
  readonly source: string;
};

/** A promised recovery time, and the share of incidents it was promised for. */
export type Target = { readonly rtoSeconds: number; readonly quantile: number };

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;

/**
 * The budget over paths of which any may happen (one a region, say), to the hundredth of a second:
 * terms and bound of the path with the largest bound, and the largest quantiles of all.
 */
export function worstOf(paths: readonly Path[], seed: number, target?: Target): Budget {
  const [worst] = [...paths].sort((a, b) => pathBound(b) - pathBound(a));
  if (worst === undefined) throw new Error('no path to compare; give at least one');
  const drawn = distinct(paths).map((path) => drawIncidents(path, seed));
  const largest = (quantile: number): number =>
    hundredths(Math.max(...drawn.map((incidents) => incidents.quantile(quantile))));
  return {
    p99Seconds: largest(0.99),
    boundSeconds: hundredths(pathBound(worst)),
    targetSeconds: target?.rtoSeconds ?? null,
    terms: termsOf(worst).map(({ name, takes, source }) => ({
      name,
      seconds: boundOf(takes),
      source,
    })),
    comparedSeconds: largest(target?.quantile ?? 0.99),
  };
}

/** The same incidents with a fixed wait after them, promised to nobody. */
export function longerBy(budget: Budget, term: BudgetTerm): Budget {
  return {
    p99Seconds: hundredths(budget.p99Seconds + term.seconds),
    boundSeconds: hundredths(budget.boundSeconds + term.seconds),
    targetSeconds: null,
    terms: [...budget.terms, term],
    comparedSeconds: hundredths(budget.comparedSeconds + term.seconds),
  };
}

/** One path of each shape: most regions are set up alike, and draws are what costs time. */
function distinct(paths: readonly Path[]): Path[] {
  const shapes = paths.map((path): [string, Path] => [
    JSON.stringify([path.observers, path.quorum, termsOf(path).map(({ takes }) => takes)]),
    path,
  ]);
  return [...new Map(shapes).values()];
}

/** A promise kept, or none made. */
export const withinTarget = ({ targetSeconds, comparedSeconds }: Budget): boolean =>
  targetSeconds === null || comparedSeconds <= targetSeconds;
