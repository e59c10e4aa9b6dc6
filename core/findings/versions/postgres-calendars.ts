import type { Supported } from './support';

/** What AWS publishes about one engine: majors, and the minors each is offered in. */
export type PostgresCalendar = {
  readonly engine: string;
  readonly recommended: string;
  readonly majors: readonly Supported[];
  /** Last day of standard support, and the minors it holds for. */
  readonly minors: readonly (readonly [until: string, versions: string])[];
};

/** RDS and Aurora agree on these (major versions, both calendars). */
const majors: readonly Supported[] = [
  ['11', '2024-02-29', '2027-03-31'],
  ['12', '2025-02-28', '2028-02-29'],
  ['13', '2026-02-28', '2029-02-28'],
  ['14', '2027-02-28', '2030-02-28'],
  ['15', '2028-02-29', '2031-02-28'],
  ['16', '2029-02-28', '2032-02-29'],
  ['17', '2030-02-28', '2033-02-28'],
  ['18', '2031-02-28', '2034-02-28'],
];

/**
 * Amazon RDS for PostgreSQL release calendar as of September 2026; a month alone is read as its
 * last day. What ended in May 2026 is from the notice to customers; 15.4 came out with 14.9, whose
 * end in March 2025 the calendar names.
 */
export const rdsPostgres: PostgresCalendar = {
  engine: 'RDS for PostgreSQL',
  recommended: '17.11',
  majors,
  minors: [
    ['2025-03-31', '14.9 15.4'],
    ['2026-05-31', '14.14 14.15 14.16 14.17 15.9 15.10 15.11 15.12 16.5 16.6 16.7 16.8'],
    ['2026-05-31', '17.1 17.2 17.3 17.4'],
    ['2026-10-31', '14.18 14.19 15.13 15.14 16.9 16.10 17.5 17.6'],
    ['2027-02-28', '14.20 14.21 14.22 14.23 14.24'],
    ['2027-03-31', '15.15 15.16 15.17 16.11 16.12 16.13 17.7 17.8 17.9 18.1 18.2 18.3'],
    ['2027-09-30', '15.18 15.19 16.14 16.15 17.10 17.11 18.4 18.6'],
  ],
};

/** Aurora PostgreSQL release calendar as of September 2026; 15.10, 16.8 and 17.7 are long-term. */
export const auroraPostgres: PostgresCalendar = {
  engine: 'Aurora PostgreSQL',
  recommended: '17.7',
  majors,
  minors: [
    ['2026-11-30', '14.17 15.12 17.4'],
    ['2026-12-31', '14.18 15.13 16.9 17.5'],
    ['2027-02-28', '14.6 14.19 14.20 14.22'],
    ['2027-04-30', '15.14 16.10 17.6'],
    ['2027-05-31', '15.15 16.11'],
    ['2027-09-30', '15.17 16.13 17.9'],
    ['2027-11-30', '18.3'],
    ['2028-02-29', '15.10'],
    ['2029-02-28', '16.8'],
    ['2030-02-28', '17.7'],
  ],
};
