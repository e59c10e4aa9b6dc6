/** The probability that at most `most` of `of` independent events happen, each with `chance`. */
export function atMost(most: number, of: number, chance: number): number {
  let sum = 0;
  for (let happened = 0; happened <= Math.min(most, of); happened += 1) {
    sum += exactly(happened, of, chance);
  }
  return Math.min(1, sum);
}

/** The probability that exactly so many of `of` happen. */
export const exactly = (happened: number, of: number, chance: number): number =>
  ways(happened, of) * chance ** happened * (1 - chance) ** (of - happened);

/** In how many ways so many of `of` can be chosen. */
function ways(chosen: number, of: number): number {
  let count = 1;
  for (let at = 1; at <= chosen; at += 1) count *= (of - chosen + at) / at;
  return count;
}
