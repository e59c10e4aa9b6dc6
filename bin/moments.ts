/** A moment of the day in UTC, as everybody on the call can compare it: `03:12:07`. */
export const clock = (atMs: number): string => new Date(atMs).toISOString().slice(11, 19);

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const;

/** A length of time in its largest fitting unit: `52 s`, `4 min`, `3 h`. Never below 0 s. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const unit = units.find(([, length]) => seconds >= 2 * length);
  return unit === undefined ? `${seconds} s` : `${Math.floor(seconds / unit[1])} ${unit[0]}`;
}

/** `03:12:07 UTC, 4 min ago`. */
export const since = (atMs: number, nowMs: number): string =>
  `${clock(atMs)} UTC, ${span(nowMs - atMs)} ago`;

/** `03:42:07 UTC, in 26 min`; what is over says so. */
export const until = (atMs: number, nowMs: number): string =>
  `${clock(atMs)} UTC, ${atMs > nowMs ? `in ${span(atMs - nowMs)}` : `${span(nowMs - atMs)} ago`}`;
