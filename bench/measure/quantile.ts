/** The smallest value that the share `at` (0-1) of all values does not exceed. Throws without any. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)];
  if (value === undefined) throw new Error('no values have no quantile');
  return value;
}
