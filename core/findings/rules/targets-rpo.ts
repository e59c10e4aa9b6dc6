import type { Found, Rule } from '../finding';
import { seconds } from '../wording';

/** A promised RPO needs a store that keeps it: nothing bounds how far an RDS replica is behind. */
export const targetsRpo: Rule = {
  id: 'targets.rpo',
  check: ({ cells, targets: { rpoSeconds } }) =>
    cells.flatMap(({ name, database, candidates }, index): Found[] =>
      database?.engine !== 'rds-replica' || candidates.length === 0
        ? []
        : [
            {
              ...{ severity: 'warning', path: `cells[${index}].database.engine` },
              got: database.engine,
              problem:
                `an RPO of ${seconds(rpoSeconds)} is promised, and nothing bounds how far the RDS ` +
                `replicas of ${name} are behind`,
              instead: 'take "aurora-global", or watch ReplicationLag and accept this rule',
            },
          ],
    ),
};
