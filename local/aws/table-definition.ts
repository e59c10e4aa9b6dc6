import type { KeyAttribute, TableDefinition } from '../../models/tables/table-definition';
import type { Resolved } from '../template/template';

type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: string }[];
type Attributes = readonly {
  readonly AttributeName: string;
  readonly AttributeType: KeyAttribute['type'];
}[];

/** A table's name and keys, as its template describes them; global tables are written alike. */
export function definitionFrom({ logicalId, properties }: Resolved): TableDefinition {
  const schema = properties['KeySchema'] as KeySchema;
  const attributes = properties['AttributeDefinitions'] as Attributes;
  const key = (kind: string): KeyAttribute | undefined => {
    const name = schema.find(({ KeyType }) => KeyType === kind)?.AttributeName;
    const type = attributes.find(({ AttributeName }) => AttributeName === name)?.AttributeType;
    return name === undefined || type === undefined ? undefined : { name, type };
  };
  const partitionKey = key('HASH');
  const sortKey = key('RANGE');
  if (partitionKey === undefined) throw new Error(`table ${logicalId} has no partition key`);
  return {
    name: String(properties['TableName']),
    partitionKey,
    ...(sortKey === undefined ? {} : { sortKey }),
  };
}
