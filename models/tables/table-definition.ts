import type { AttributeValue, Item } from './attribute-value';
import { attributeOf, typeOf } from './attribute-value';
import { invalid } from './errors';

export interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

/** What is fixed about a table when it is created. Secondary indexes are not imitated. */
export interface TableDefinition {
  readonly name: string;
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
  /**
   * The attribute of TimeToLive, in epoch seconds. This model never deletes by it: AWS takes up to
   * days, so that nothing may rely on the deletion.
   */
  readonly ttlAttribute?: string;
}

/** Limits of the developer guide, Constraints. */
export const MAX_PARTITION_KEY_BYTES = 2048;
export const MAX_SORT_KEY_BYTES = 1024;

/** The key of an item, and an id that is the same for equal keys only. */
export interface ItemKey {
  readonly id: string;
  readonly partitionId: string;
  readonly partition: AttributeValue;
  readonly sort?: AttributeValue;
}

export const keyAttributesOf = ({ partitionKey, sortKey }: TableDefinition): KeyAttribute[] =>
  sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];

/** Reads a `Key` parameter: exactly the key attributes, of the right types, not empty. */
export function keyOf(definition: TableDefinition, key: Item): ItemKey {
  const attributes = keyAttributesOf(definition);
  const fits = attributes.every(({ name, type }) => {
    const value = attributeOf(key, name);
    return value !== undefined && typeOf(value) === type;
  });
  if (!fits || Object.keys(key).length !== attributes.length) {
    throw invalid('The provided key element does not match the schema');
  }
  return keyWithin(definition, key);
}

/** The key of a whole item; the item may have other attributes. */
export function keyWithin(definition: TableDefinition, item: Item): ItemKey {
  const [partition, sort] = keyAttributesOf(definition).map((attribute, index) => {
    const value = attributeOf(item, attribute.name);
    checkKeyValue(attribute, value, index === 0 ? MAX_PARTITION_KEY_BYTES : MAX_SORT_KEY_BYTES);
    return value;
  });
  if (partition === undefined) throw new Error(`table ${definition.name} has no partition key`);
  const partitionId = JSON.stringify(partition);
  return sort === undefined
    ? { id: partitionId, partitionId, partition }
    : { id: `${partitionId}${JSON.stringify(sort)}`, partitionId, partition, sort };
}

/** The key attributes alone. */
export const keyItem = (definition: TableDefinition, item: Item): Item =>
  Object.fromEntries(
    keyAttributesOf(definition).flatMap(({ name }) => {
      const value = attributeOf(item, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );

function checkKeyValue(
  { name, type }: KeyAttribute,
  value: AttributeValue | undefined,
  maxBytes: number,
): asserts value is AttributeValue {
  const wrong = 'One or more parameter values were invalid: ';
  if (value === undefined) throw invalid(`${wrong}Missing the key ${name} in the item`);
  if (typeOf(value) !== type) {
    throw invalid(
      `${wrong}Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`,
    );
  }
  if ('N' in value) return;
  const bytes =
    'S' in value ? Buffer.from(value.S) : Buffer.from('B' in value ? value.B : '', 'base64');
  if (bytes.length === 0) {
    throw invalid(
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot ' +
        `contain an empty ${type === 'S' ? 'string' : 'binary'} value. Key: ${name}`,
    );
  }
  if (bytes.length <= maxBytes) return;
  throw invalid(
    maxBytes === MAX_PARTITION_KEY_BYTES
      ? `${wrong}Size of hashkey has exceeded the maximum size limit of${maxBytes} bytes`
      : `${wrong}Aggregated size of all range keys has exceeded the size limit of ` +
          `${maxBytes} bytes`,
  );
}
