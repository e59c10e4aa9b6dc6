/** Roles in each cell's database, as `docs/sql/prepare.sql` makes them. */
export const postgresRoles = {
  /** What the bank's services sign in as. It may always read. */
  application: 'application',
  /** Whoever is a member may write; the keeper makes the services' role one, and takes it back. */
  writers: 'application_writers',
  /** What the keeper signs in as. */
  keeper: 'meridian_keeper',
} as const;
