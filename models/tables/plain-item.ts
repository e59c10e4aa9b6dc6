import type { AttributeValue, Item } from './attribute-value';

/** A plain value as DynamoDB stores it. Refuses what no row of the plane holds: sets and binaries. */
export function stored(value: unknown): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(stored) };
  if (typeof value === 'object') return { M: itemOf(value) };
  throw new Error(`a ${typeof value} cannot be stored; use strings, numbers, lists and maps`);
}

/** A plain object as an item; members that are undefined are left out. */
export const itemOf = (plain: object): Item =>
  Object.fromEntries(
    Object.entries(plain)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, stored(value)]),
  );

/** What a stored value stands for. */
export function plain(value: AttributeValue): unknown {
  if ('S' in value) return value.S;
  if ('N' in value) return Number(value.N);
  if ('BOOL' in value) return value.BOOL;
  if ('NULL' in value) return null;
  if ('L' in value) return value.L.map(plain);
  if ('M' in value) return plainOf(value.M);
  throw new Error(`${Object.keys(value).join(', ')} is not read here`);
}

export const plainOf = (item: Item): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
