/** A year of 365 days, seconds. */
const year = 365 * 24 * 3600;

/** How long a service may be down in a year, seconds: 99.999 % leaves 315, or 5.26 minutes. */
export const secondsAYear = (availabilityPercent: number): number =>
  Math.round(year * (1 - availabilityPercent / 100));
