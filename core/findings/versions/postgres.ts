import type { PostgresCalendar } from './postgres-calendars';
import type { Judgement, Supported } from './support';
import { compareVersions, judgeDates, partsOf } from './support';

/**
 * A PostgreSQL version on a day, YYYY-MM-DD. A minor that the calendar lists is judged by its own
 * date; one newer than all it lists, or a major alone, by the major's; any other is not offered.
 */
export function judgePostgres(
  calendar: PostgresCalendar,
  version: string,
  today: string,
): Judgement | undefined {
  const [major = 0, minor] = partsOf(version);
  const minors = minorsOf(calendar, major);
  const row = minors.find(([known]) => known === `${major}.${minor ?? ''}`);
  if (row !== undefined) return judgeDates(row, today);
  const newest = minors.at(-1)?.[0];
  if (minor !== undefined && newest !== undefined && compareVersions(version, newest) < 0) {
    return { severity: 'error', problem: notOffered(version, minors, today) };
  }
  return judgeMajor(calendar, major, today);
}

function judgeMajor(
  { majors, engine }: PostgresCalendar,
  major: number,
  today: string,
): Judgement | undefined {
  const row = majors.find(([known]) => known === String(major));
  if (row !== undefined) return judgeDates(row, today);
  return major > Number(majors.at(-1)?.[0])
    ? {
        severity: 'warning',
        problem: `${major} is not in the ${engine} calendar of September 2026`,
      }
    : { severity: 'error', problem: `${major} is not offered any more` };
}

function minorsOf({ minors }: PostgresCalendar, major: number): Supported[] {
  return minors
    .flatMap(([until, versions]) =>
      versions.split(' ').map((version): Supported => [version, until]),
    )
    .filter(([version]) => partsOf(version)[0] === major)
    .sort(([a], [b]) => compareVersions(a, b));
}

function notOffered(version: string, minors: readonly Supported[], today: string): string {
  const offered = minors.filter(([, until]) => until >= today).map(([known]) => known);
  if (offered.length === 0) return `${version} is not offered any more`;
  return `${version} is not offered, only ${offered.join(', ')}`;
}
