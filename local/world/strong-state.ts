import { controlPartition } from '../../core/control/keys';
import { strongTableName } from '../../core/topology/names';
import { controlTable } from '../../lambdas/control/control-table';
import type { ControlTable } from '../../lambdas/ports';
import { partitionRows } from '../../models/tables/partition-rows';
import type { Aws } from './open-aws';
import type { WorldSettings } from './world';

const quiet = { info: () => undefined, warn: () => undefined };

/**
 * The strong table as whoever stands outside sees it, through any member that has a quorum.
 * Undefined for a topology without a slow path.
 */
export function strongState(
  { services, strong }: Aws,
  { topology: { environment }, now, newId }: Pick<WorldSettings, 'topology' | 'now' | 'newId'>,
): ControlTable | undefined {
  if (strong.tables.length === 0) return undefined;
  const table = strongTableName(environment);
  const members = strong.members.flatMap((member) => {
    const tables = services.get(member)?.tables;
    if (tables === undefined) return [];
    return [partitionRows({ tables, table, partition: controlPartition, now })];
  });
  return controlTable(members, newId, quiet);
}
