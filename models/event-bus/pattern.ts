import type { Matcher } from './matcher';
import { matches, parseMatcher } from './matcher';
import { refuse } from './refusal';

/** Longest pattern as text (EventBridge quotas). */
export const MAX_PATTERN_LENGTH = 2048;

/** A parsed pattern: what each field must match, and alternatives of which one must. */
export interface Pattern {
  readonly fields: readonly (readonly [name: string, Field])[];
  readonly either?: readonly Pattern[];
}

/** Matchers of a leaf, of which one must match, or the pattern of an object below. */
type Field = readonly Matcher[] | Pattern;

/** Reads an event pattern; what it cannot imitate is refused by name. */
export function parsePattern(raw: unknown): Pattern {
  const length = JSON.stringify(raw).length;
  if (length > MAX_PATTERN_LENGTH) {
    throw refuse(`a pattern has at most ${MAX_PATTERN_LENGTH} characters, got ${length}`);
  }
  return parseObject(raw, '$');
}

/** Whether the value, an event or a part of one, matches. In a list one element is enough. */
export function matchesPattern(pattern: Pattern, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((element) => matchesPattern(pattern, element));
  const { fields, either } = pattern;
  return (
    fields.every(([name, field]) => matchesField(field, memberOf(value, name))) &&
    (either === undefined || either.some((one) => matchesPattern(one, value)))
  );
}

function matchesField(field: Field, value: unknown): boolean {
  if ('fields' in field) return matchesPattern(field, value);
  const leaves = leavesOf(value);
  return field.some((matcher) => matches(matcher, leaves));
}

/** The values a matcher sees: an object is none, since matchers look at leaves only. */
function leavesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return typeof value === 'object' && value !== null ? [] : [value];
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function parseObject(raw: unknown, path: string): Pattern {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw refuse(`${path}: expected an object, got ${JSON.stringify(raw)}`);
  }
  const entries = Object.entries<unknown>({ ...raw });
  if (entries.length === 0) throw refuse(`${path}: an empty object matches nothing, name a field`);
  const fields = entries
    .filter(([name]) => name !== '$or')
    .map(([name, value]): [string, Field] => [name, parseField(value, `${path}.${name}`)]);
  const alternatives = entries.find(([name]) => name === '$or');
  if (alternatives === undefined) return { fields };
  const [, either] = alternatives;
  if (!Array.isArray(either) || either.length < 2) {
    throw refuse(`${path}.$or: expected at least two patterns, got ${JSON.stringify(either)}`);
  }
  return { fields, either: either.map((one) => parseObject(one, `${path}.$or`)) };
}

function parseField(raw: unknown, path: string): Field {
  if (!Array.isArray(raw)) return parseObject(raw, path);
  if (raw.length === 0) throw refuse(`${path}: an empty list matches nothing, give a value`);
  return raw.map((one) => parseMatcher(one, path));
}
