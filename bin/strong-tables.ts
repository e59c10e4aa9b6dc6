import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { controlPartition } from '../core/control/keys';
import { strongTableName } from '../core/topology/names';
import type { Topology } from '../core/topology/schema';
import { strongRows } from '../lambdas/aws/strong-rows';
import { controlTable } from '../lambdas/control/control-table';
import type { StrongRows } from '../lambdas/control/strong-rows';
import { shadowed } from '../lambdas/control/strong-rows';
import type { ControlTable, Log } from '../lambdas/ports';

/** The strong table through its members in their order, as the functions reach it. */
export function strongTables(
  { environment, lease }: Pick<Topology, 'environment' | 'lease'>,
  clientOf: (member: string) => DynamoDBClient,
  say: (line: string) => void,
): (drill?: string) => ControlTable {
  const table = strongTableName(environment);
  const members = lease?.members ?? [];
  const clients = new Map(members.map((member) => [member, clientOf(member)]));
  const rowsOf = (partition: string): StrongRows[] =>
    [...clients].map(([member, client]) => strongRows(client, { table, partition, member }));
  const log = brokenRows(say);
  return (drill) => {
    if (members.length === 0) return noTable;
    const real = rowsOf(controlPartition);
    if (drill === undefined) return controlTable(real, randomUUID, log);
    const shadow = rowsOf(`drill#${drill}`);
    const both = real.flatMap((rows, at) => {
      const over = shadow[at];
      return over === undefined ? [] : [shadowed(rows, over)];
    });
    return controlTable(both, randomUUID, log);
  };
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
