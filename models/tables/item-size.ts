import type { AttributeValue, Item } from './attribute-value';
import { membersOf } from './attribute-value';
import { invalid } from './errors';

/** Largest item, names and values together (developer guide, Constraints). */
export const MAX_ITEM_BYTES = 400 * 1024;

/** Overhead of a list or map, and of each of its elements (developer guide, Item sizes). */
const COLLECTION_BYTES = 3;
const ELEMENT_BYTES = 1;

/** Bytes of an item as DynamoDB counts them: UTF-8 names plus values. */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

/** Refuses an item above the limit; `whose` tells a put from an update, as AWS's two texts do. */
export function checkItemBytes(item: Item, whose: 'put' | 'update'): void {
  if (itemBytes(item) <= MAX_ITEM_BYTES) return;
  throw invalid(
    whose === 'put'
      ? 'Item size has exceeded the maximum allowed size'
      : 'Item size to update has exceeded the maximum allowed size',
  );
}

function valueBytes(value: AttributeValue): number {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('N' in value) return numberBytes(value.N);
  if ('B' in value) return Buffer.byteLength(value.B, 'base64');
  if ('L' in value) {
    return value.L.reduce((sum, one) => sum + ELEMENT_BYTES + valueBytes(one), COLLECTION_BYTES);
  }
  if ('M' in value) {
    return COLLECTION_BYTES + Object.keys(value.M).length * ELEMENT_BYTES + itemBytes(value.M);
  }
  const members = membersOf(value);
  if (members === undefined) return 1;
  const type = 'SS' in value ? 'S' : 'NS' in value ? 'N' : 'B';
  return members.reduce((sum, member) => sum + memberBytes(type, member), 0);
}

function memberBytes(type: 'S' | 'N' | 'B', member: string): number {
  if (type === 'N') return numberBytes(member);
  return Buffer.byteLength(member, type === 'B' ? 'base64' : 'utf8');
}

/** About one byte for two significant digits, one for the exponent, one more for a minus. */
function numberBytes(text: string): number {
  const digits = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
  return Math.ceil(digits / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}
