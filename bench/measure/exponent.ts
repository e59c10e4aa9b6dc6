/** One measurement: how much there was, and what it cost. */
export type Point = readonly [size: number, cost: number];

/**
 * The power of its size with which a cost grows: the slope of the straight line through the
 * logarithms, by least squares. Throws where the sizes are not two different ones at least.
 */
export function exponentOf(points: readonly Point[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const meanX = mean(logs.map(([x]) => x));
  const meanY = mean(logs.map(([, y]) => y));
  const spread = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) throw new Error('no slope without two different sizes');
  return logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
