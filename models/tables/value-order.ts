import type { AttributeValue, Item } from './attribute-value';
import { attributeOf, membersOf, typeOf } from './attribute-value';
import { compareDecimals, parseDecimal } from './decimal';

/**
 * Order of two values of the same type `S`, `N` or `B`; nothing for other types or unequal ones,
 * which DynamoDB judges as neither less nor greater. Strings are ordered by their UTF-8 bytes.
 */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  if ('N' in a && 'N' in b) return compareNumbers(a.N, b.N);
  if ('S' in a && 'S' in b) return Buffer.compare(Buffer.from(a.S), Buffer.from(b.S));
  if ('B' in a && 'B' in b) return Buffer.compare(bytesOf(a.B), bytesOf(b.B));
  return undefined;
}

/** Deep equality; sets are equal whatever the order of their members. */
export function equalValues(a: AttributeValue, b: AttributeValue): boolean {
  if (typeOf(a) !== typeOf(b)) return false;
  const [members, others] = [membersOf(a), membersOf(b)];
  if (members !== undefined && others !== undefined) {
    return members.length === others.length && members.every((member) => others.includes(member));
  }
  if ('L' in a && 'L' in b) return a.L.length === b.L.length && a.L.every(pairedWith(b.L));
  if ('M' in a && 'M' in b) return equalItems(a.M, b.M);
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `begins_with`: strings by characters, binaries by bytes, anything else never. */
export function beginsWith(whole: AttributeValue, prefix: AttributeValue): boolean {
  if ('S' in whole && 'S' in prefix) return whole.S.startsWith(prefix.S);
  if (!('B' in whole && 'B' in prefix)) return false;
  const head = bytesOf(prefix.B);
  return bytesOf(whole.B).subarray(0, head.length).equals(head);
}

/** `contains`: a part of a string or binary, a member of a set, an element of a list. */
export function containsValue(whole: AttributeValue, part: AttributeValue): boolean {
  if ('S' in whole) return 'S' in part && whole.S.includes(part.S);
  if ('B' in whole) return 'B' in part && bytesOf(whole.B).includes(bytesOf(part.B));
  if ('L' in whole) return whole.L.some((element) => equalValues(element, part));
  if ('SS' in whole) return 'S' in part && whole.SS.includes(part.S);
  if ('NS' in whole) return 'N' in part && whole.NS.includes(part.N);
  return 'BS' in whole && 'B' in part && whole.BS.includes(part.B);
}

/** `size`: bytes of a string or binary, elements of a collection, nothing for the rest. */
export function sizeOf(value: AttributeValue): number | undefined {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('B' in value) return bytesOf(value.B).length;
  if ('L' in value) return value.L.length;
  if ('M' in value) return Object.keys(value.M).length;
  return membersOf(value)?.length;
}

function equalItems(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => {
      const [left, right] = [attributeOf(a, name), attributeOf(b, name)];
      return left !== undefined && right !== undefined && equalValues(left, right);
    })
  );
}

function pairedWith(others: readonly AttributeValue[]) {
  return (value: AttributeValue, index: number): boolean => {
    const other = others[index];
    return other !== undefined && equalValues(value, other);
  };
}

function compareNumbers(a: string, b: string): number | undefined {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left === undefined || right === undefined ? undefined : compareDecimals(left, right);
}

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');
