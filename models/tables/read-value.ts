import type { AttributeType, AttributeValue, Item } from './attribute-value';
import { attributeTypes } from './attribute-value';
import { decimalProblem, formatDecimal, parseDecimal } from './decimal';
import { invalid, TableError } from './errors';

/** Deepest nesting of lists and maps (developer guide, Constraints). */
export const MAX_DEPTH = 32;

const WRONG = 'One or more parameter values were invalid';

/**
 * Reads a value from outside: exactly one member of the right shape, numbers in canonical form, no
 * empty or duplicated set. The result shares nothing with the input.
 */
export function readValue(raw: unknown, depth = 0): AttributeValue {
  if (depth > MAX_DEPTH) throw invalid('Nesting Levels have exceeded supported limits');
  const [typed, ...more] = Object.entries<unknown>(readObject(raw));
  if (typed === undefined) {
    throw invalid(
      'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    );
  }
  if (more.length > 0) {
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, ' +
        'must contain exactly one of the supported datatypes',
    );
  }
  const [type, payload] = typed;
  const known = attributeTypes.find((candidate) => candidate === type);
  if (known === undefined) {
    throw unreadable(`unknown type ${JSON.stringify(type)}, use one of ${attributeTypes.join()}`);
  }
  return readTyped(known, payload, depth);
}

/** Reads all attributes of an item or of a key. */
export function readItem(raw: unknown, depth = 0): Item {
  return Object.fromEntries(
    Object.entries(readObject(raw)).map(([name, value]) => [name, readValue(value, depth)]),
  );
}

function readTyped(type: AttributeType, payload: unknown, depth: number): AttributeValue {
  switch (type) {
    case 'S':
      return { S: readText(payload) };
    case 'N':
      return { N: readNumber(payload) };
    case 'B':
      return { B: readBinary(payload) };
    case 'BOOL':
      if (typeof payload !== 'boolean') throw unreadable(`BOOL takes true or false`);
      return { BOOL: payload };
    case 'NULL':
      if (payload === true) return { NULL: true };
      throw invalid(`${WRONG}: Null attribute value types must have the value of true`);
    case 'SS':
      return { SS: readSet(payload, readText, 'An string set  may not be empty') };
    case 'NS':
      return { NS: readSet(payload, readNumber, 'An number set  may not be empty') };
    case 'BS':
      return { BS: readSet(payload, readBinary, 'Binary sets should not be empty') };
    case 'L':
      return { L: readList(payload).map((member) => readValue(member, depth + 1)) };
    case 'M':
      return { M: readItem(payload, depth + 1) };
  }
}

function readSet(payload: unknown, read: (raw: unknown) => string, empty: string): string[] {
  const members = readList(payload).map(read);
  if (members.length === 0) throw invalid(`${WRONG}: ${empty}`);
  if (new Set(members).size < members.length) {
    throw invalid(`${WRONG}: Input collection [${members.join(', ')}] contains duplicates.`);
  }
  return members;
}

function readNumber(raw: unknown): string {
  const text = readText(raw);
  const decimal = parseDecimal(text);
  if (decimal === undefined) {
    throw invalid(`The parameter cannot be converted to a numeric value: ${text.slice(0, 80)}`);
  }
  const problem = decimalProblem(decimal);
  if (problem !== undefined) throw invalid(problem);
  return formatDecimal(decimal);
}

function readBinary(raw: unknown): string {
  const text = readText(raw);
  if (Buffer.from(text, 'base64').toString('base64') === text) return text;
  throw unreadable(`not base64: ${text.slice(0, 80)}`);
}

function readText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  throw unreadable(`expected a string, got ${shapeOf(raw)}`);
}

function readList(raw: unknown): unknown[] {
  if (Array.isArray(raw)) return raw;
  throw unreadable(`expected a list, got ${shapeOf(raw)}`);
}

function readObject(raw: unknown): Record<string, unknown> {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return { ...raw };
  throw unreadable(`expected an object, got ${shapeOf(raw)}`);
}

const shapeOf = (raw: unknown): string => (Array.isArray(raw) ? 'a list' : JSON.stringify(raw));

const unreadable = (message: string): TableError =>
  new TableError('SerializationException', message);
