/** A version, the last day of its standard support, and of its paid extended one if any. */
export type Supported = readonly [version: string, standard: string, extended?: string];

/** What a calendar says about a version on a day; undefined while there is nothing to say. */
export type Judgement = {
  readonly severity: 'error' | 'warning';
  readonly problem: string;
};

/** An end of support this near is worth a warning. */
const noticeDays = 90;

/** Judges a row of a calendar. Dates are YYYY-MM-DD, and the last day still counts. */
export function judgeDates(
  [version, standard, extended]: Supported,
  today: string,
): Judgement | undefined {
  const end = extended ?? standard;
  if (today > end) {
    return { severity: 'error', problem: `support of ${version} ended on ${end}` };
  }
  if (today > standard) {
    return {
      severity: 'warning',
      problem:
        `standard support of ${version} ended on ${standard}; ` +
        `the extended one costs extra and ends on ${end}`,
    };
  }
  const left = daysBetween(today, standard);
  if (left > noticeDays) return undefined;
  return {
    severity: 'warning',
    problem: `standard support of ${version} ends on ${standard}, in ${left} days`,
  };
}

/** Negative where `a` is the older version; only the parts both have are compared. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  const differs = left.findIndex((part, index) => part !== (right[index] ?? part));
  return differs < 0 ? 0 : (left[differs] ?? 0) - (right[differs] ?? 0);
}

export const partsOf = (version: string): number[] => version.split('.').map(Number);

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
