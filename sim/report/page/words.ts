/** Seconds as people say them; a dash where there are none. */
export const secondsText = (seconds: number | undefined): string =>
  seconds === undefined ? '–' : seconds.toFixed(1);

/** A whole number with its thousands apart. */
export const counted = (count: number): string =>
  String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');

/** A number and what it counts. */
export const several = (count: number, one: string, many = `${one}s`): string =>
  `${counted(count)} ${count === 1 ? one : many}`;

export const percentText = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Text that fits a picture; what is cut off is in its title, and in the table below. */
export const shortened = (text: string, length = 64): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;
