/** Orders weight changes of a pool: the epoch of the newest level they know, and their row's version. */
export type Generation = { readonly epoch: number; readonly step: number };

/** Both are whole numbers from 0 on, without leading zeros, so that one text is one generation. */
const form = /^(0|[1-9]\d{0,15})\.(0|[1-9]\d{0,15})$/;

/** `epoch.step`, as the pool's TXT record holds it, without that record's quotes. */
export const printGeneration = ({ epoch, step }: Generation): string => `${epoch}.${step}`;

/** Reads what `printGeneration` wrote; undefined for any other text. */
export function parseGeneration(text: string): Generation | undefined {
  const [, epoch, step] = (form.exec(text) ?? []).map(Number);
  if (epoch === undefined || step === undefined) return undefined;
  return Number.isSafeInteger(epoch) && Number.isSafeInteger(step) ? { epoch, step } : undefined;
}

/** Below 0 where `a` is older than `b`, 0 where they are the same, above 0 where `a` is newer. */
export const compareGenerations = (a: Generation, b: Generation): number =>
  a.epoch - b.epoch || a.step - b.step;

/** A pool's weights by region, and the generation that put them there. */
export type PoolWeights = {
  readonly weights: Readonly<Record<string, number>>;
  /** Undefined where no batch has been applied yet: the stack's own weights stand. */
  readonly generation: Generation | undefined;
};

/** Weights of one pool as Route 53 holds them. */
export type LiveWeights = {
  /**
   * What stands now. A region whose records of different types disagree is left out of the weights:
   * it has no one weight. Throws where the API cannot be reached, or holds no such pool.
   */
  readonly read: (pool: string) => Promise<PoolWeights>;
  /**
   * Replaces weights and generation in one batch, only from exactly the `from` read before. `applied`
   * where `to` stands now; `refused` where somebody was faster and nothing was changed. Throws where
   * the outcome is unknown.
   */
  readonly replace: (
    pool: string,
    from: PoolWeights,
    to: PoolWeights & { readonly generation: Generation },
  ) => Promise<'applied' | 'refused'>;
};
