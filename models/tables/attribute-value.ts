/** A value in DynamoDB's JSON: exactly one member. `N` is canonical decimal text, `B` is base64. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: Item };

/** Attributes by name. Values are never changed in place: a write builds a new item. */
export interface Item {
  readonly [name: string]: AttributeValue;
}

export const attributeTypes = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'] as const;

export type AttributeType = (typeof attributeTypes)[number];

export function typeOf(value: AttributeValue): AttributeType {
  for (const type of attributeTypes) if (Object.hasOwn(value, type)) return type;
  throw new Error(`not an attribute value: ${JSON.stringify(value)}; read it with readValue first`);
}

/** The members of a set, or nothing if the value is no set. */
export function membersOf(value: AttributeValue): readonly string[] | undefined {
  if ('SS' in value) return value.SS;
  if ('NS' in value) return value.NS;
  return 'BS' in value ? value.BS : undefined;
}

/** A set of the same type with other members. */
export function withMembers(like: AttributeValue, members: readonly string[]): AttributeValue {
  if ('SS' in like) return { SS: members };
  return 'NS' in like ? { NS: members } : { BS: members };
}

/** The attribute itself, never something inherited such as `constructor`. */
export function attributeOf(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}

/** A copy that shares nothing, so that a caller can change what it gave or got. */
export const copyItem = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, copyValue(value)]));

function copyValue(value: AttributeValue): AttributeValue {
  if ('M' in value) return { M: copyItem(value.M) };
  if ('L' in value) return { L: value.L.map(copyValue) };
  const members = membersOf(value);
  return members === undefined ? { ...value } : withMembers(value, [...members]);
}
