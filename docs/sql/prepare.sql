-- Prepares a cell's database for Meridian's keeper. Run once, as its master user, where the database
-- is written; the replicas follow. Running it again changes nothing.
--
--   psql "host=<writer endpoint> dbname=<database> user=meridian sslmode=verify-full" -f prepare.sql
--
-- The bank grants its tables to `application_writers` (insert, update, delete) and to `application`
-- (select), and its services sign in as `application`. The keeper makes `application` a member of
-- `application_writers` while this region may write, and not a moment longer.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'application') THEN
    CREATE ROLE application LOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'application_writers') THEN
    CREATE ROLE application_writers NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'meridian_keeper') THEN
    CREATE ROLE meridian_keeper LOGIN;
  END IF;
  -- On AWS both sign in with a token of IAM; elsewhere there is no such role.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rds_iam') THEN
    GRANT rds_iam TO application, meridian_keeper;
  END IF;
END
$$;

GRANT application_writers TO meridian_keeper WITH ADMIN OPTION;
-- To see who has written and not yet committed, and to end it; the bank's rows it cannot read.
GRANT pg_read_all_stats, pg_signal_backend TO meridian_keeper;

CREATE SCHEMA IF NOT EXISTS meridian;
CREATE TABLE IF NOT EXISTS meridian.beat (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  role_epoch bigint NOT NULL,
  at_ms bigint NOT NULL
) WITH (fillfactor = 10);
GRANT USAGE ON SCHEMA meridian TO meridian_keeper;
GRANT SELECT, INSERT, UPDATE ON meridian.beat TO meridian_keeper;
