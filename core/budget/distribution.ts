/** How long something takes, in seconds. What `plan` declares is what a real-time world draws. */
export type Distribution =
  | { readonly kind: 'constant'; readonly seconds: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  /** The `rank`-th earliest of `of` independent ones, each uniform from `from` to `to`. */
  | {
      readonly kind: 'ranked';
      readonly rank: number;
      readonly of: number;
      readonly from: number;
      readonly to: number;
    };

export const constant = (seconds: number): Distribution => ({ kind: 'constant', seconds });

export const uniform = (from: number, to: number): Distribution => ({ kind: 'uniform', from, to });

export const ranked = (rank: number, of: number, from: number, to: number): Distribution => ({
  kind: 'ranked',
  rank,
  of,
  from,
  to,
});

/** The most it can take, seconds: no draw lies above. */
export function boundOf(distribution: Distribution): number {
  return distribution.kind === 'constant' ? distribution.seconds : distribution.to;
}

/** One draw, seconds. A constant costs no chance, a ranked one costs `of` draws. */
export function draw(distribution: Distribution, chance: () => number): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.seconds;
    case 'uniform':
      return between(distribution.from, distribution.to, chance());
    case 'ranked':
      return between(
        distribution.from,
        distribution.to,
        rankedOf(distribution.rank, distribution.of, chance),
      );
  }
}

function between(from: number, to: number, at: number): number {
  return from + (to - from) * at;
}

/** The `rank`-th smallest of `of` draws; keeps no more than it needs, since plans draw millions. */
function rankedOf(rank: number, of: number, chance: () => number): number {
  const fromTop = rank > of / 2;
  const kept = new Float64Array(fromTop ? of - rank + 1 : rank).fill(Infinity);
  const last = kept.length - 1;
  for (let drawn = 0; drawn < of; drawn += 1) {
    const value = fromTop ? -chance() : chance();
    if (value >= (kept[last] ?? Infinity)) continue;
    let at = last;
    for (; at > 0 && value < (kept[at - 1] ?? 0); at -= 1) kept[at] = kept[at - 1] ?? 0;
    kept[at] = value;
  }
  return Math.abs(kept[last] ?? 1);
}
