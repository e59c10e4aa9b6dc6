import type { Bins } from './bins';
import { binsOf } from './bins';

/** How long one thing took over many seeds. */
export type Spread = {
  readonly count: number;
  /** Of those that came to an end. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
  readonly max: number | undefined;
  /** The seed of the longest. */
  readonly worstSeed: number | undefined;
  /** How often it did not end within the story. */
  readonly never: number;
  /** The first seed in which it did not. */
  readonly neverSeed: number | undefined;
  readonly bins: Bins;
};

/** Gathers how long one thing took, seed by seed: a number each, so that millions fit. */
export class Durations {
  private readonly ended: number[] = [];
  private worst: { seconds: number; seed: number } | undefined;
  private never = 0;
  private neverSeed: number | undefined;

  add(seed: number, seconds: number | undefined): void {
    if (seconds === undefined) {
      this.never += 1;
      this.neverSeed ??= seed;
      return;
    }
    this.ended.push(seconds);
    if (this.worst === undefined || seconds >= this.worst.seconds) this.worst = { seconds, seed };
  }

  spread(): Spread {
    const ascending = this.ended.toSorted((a, b) => a - b);
    const at = (quantile: number): number | undefined =>
      ascending[Math.max(0, Math.ceil(quantile * ascending.length) - 1)];
    return {
      count: ascending.length + this.never,
      p50: at(0.5),
      p99: at(0.99),
      max: at(1),
      worstSeed: this.worst?.seed,
      never: this.never,
      neverSeed: this.neverSeed,
      bins: binsOf(ascending),
    };
  }
}
