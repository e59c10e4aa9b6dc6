/**
 * A reproducible source of numbers in [0, 1): the same seed gives the same row on every machine.
 * The algorithm is sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, only 32-bit integer
 * arithmetic, so no engine rounds it differently. Not for secrets.
 */
export function seededChance(seed: number): () => number {
  let a = 0;
  let b = seed | 0;
  let c = Math.trunc(seed / 2 ** 32) | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The author's own seeding: twelve rounds spread a small seed over the whole state.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
