import { TableError } from './errors';
import { itemOf, plainOf } from './plain-item';
import type { Item } from './attribute-value';
import type { TablesOfRegion } from './tables-of-region';

type Place = {
  readonly tables: TablesOfRegion;
  readonly table: string;
  readonly partition: string;
  readonly now: () => number;
};

type Row = Readonly<Record<string, unknown>>;

/** Both are definite: nothing was written, because somebody else's write is there. */
const definite: readonly string[] = [
  'ConditionalCheckFailedException',
  'ReplicatedWriteConflictException',
];

/**
 * One partition of a table as plain rows, each guarded by its `version`: the calls that an adapter
 * makes, without a client between. Throws where the model answers that nobody knows the outcome.
 */
export function partitionRows({ tables, table: TableName, partition, now }: Place) {
  return {
    name: tables.region,
    read: (): Promise<readonly Row[]> =>
      attempt(() => {
        const answer = tables.call(
          'Query',
          {
            TableName,
            KeyConditionExpression: 'pk = :partition',
            ExpressionAttributeValues: { ':partition': { S: partition } },
            ConsistentRead: true,
          },
          now(),
        );
        const { Items = [] } = answer as { readonly Items?: readonly Item[] };
        return Items.map(plainOf);
      }),
    put: (row: Row, version: number | undefined): Promise<'written' | 'refused'> =>
      attempt(() => {
        const condition =
          version === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'version = :version',
                ExpressionAttributeValues: { ':version': { N: String(version) } },
              };
        const Item = itemOf({ ...row, pk: partition });
        try {
          tables.call('PutItem', { TableName, Item, ...condition }, now());
          return 'written';
        } catch (error) {
          if (error instanceof TableError && definite.includes(error.code)) return 'refused';
          throw error;
        }
      }),
  };
}

/** What throws at once has to reject: callers await. */
const attempt = <T>(act: () => T): Promise<T> => Promise.resolve().then(act);
