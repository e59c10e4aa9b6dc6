import type { PostgresCalendar } from '../versions/postgres-calendars';
import { auroraPostgres, rdsPostgres } from '../versions/postgres-calendars';
import { judgePostgres } from '../versions/postgres';
import type { Rule } from '../finding';

/** A managed PostgreSQL is in support on the day of the plan; an external one is not judged. */
export const databaseVersion: Rule = {
  id: 'database.version',
  check: ({ cells }, { today }) =>
    cells.flatMap(({ database }, index) => {
      const version = database?.postgresVersion;
      const calendar = calendarOf(database?.engine);
      if (version === undefined || calendar === undefined) return [];
      const judgement = judgePostgres(calendar, version, today);
      if (judgement === undefined) return [];
      return [
        {
          ...judgement,
          path: `cells[${index}].database.postgresVersion`,
          got: version,
          problem: `${judgement.problem} (${calendar.engine}, ${today})`,
          instead: `write "${calendar.recommended}" or newer`,
        },
      ];
    }),
};

function calendarOf(
  engine: 'aurora-global' | 'rds-replica' | 'external' | undefined,
): PostgresCalendar | undefined {
  switch (engine) {
    case 'aurora-global':
      return auroraPostgres;
    case 'rds-replica':
      return rdsPostgres;
    default:
      return undefined;
  }
}
