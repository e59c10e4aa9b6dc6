import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { strongTableName } from '../core/topology/names';
import type { Topology } from '../core/topology/schema';
import { strongMembers } from '../lambdas/aws/strong-rows';
import { controlTables } from '../lambdas/control/control-tables';
import type { ControlTable, Log } from '../lambdas/ports';

/** The strong table through its members in their order, as the functions reach it. */
export function strongTables(
  { environment, lease }: Pick<Topology, 'environment' | 'lease'>,
  clientOf: (member: string) => DynamoDBClient,
  say: (line: string) => void,
): (drill?: string) => ControlTable {
  if (lease === undefined) return () => noTable;
  const members = strongMembers(strongTableName(environment), lease.members, clientOf);
  return controlTables(members, randomUUID, brokenRows(say));
}

const nothing = (): Promise<never> =>
  Promise.reject(new Error('the topology has no "lease", so this plane has no strong table'));

const noTable: ControlTable = { read: nothing, replace: nothing, drawEpoch: nothing };

/** A row that cannot be read is worth a line, once; that nothing can be read, the command says. */
function brokenRows(say: (line: string) => void): Log {
  const said = new Set<string>();
  return {
    info: () => undefined,
    warn: (message, { row } = {}) => {
      if (typeof row !== 'string' || said.has(row)) return;
      said.add(row);
      say(`note: ${row} in the strong table cannot be read and is left out: ${message}`);
    },
  };
}
