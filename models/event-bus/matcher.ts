import { refuse } from './refusal';

type Scalar = string | number | boolean | null;
type TextTest = 'prefix' | 'suffix' | 'equals-ignore-case';
type Comparison = '<' | '<=' | '=' | '>=' | '>';

/** What one element of a pattern's list asks of a leaf. */
export type Matcher =
  | { readonly kind: 'equals'; readonly value: Scalar }
  | { readonly kind: TextTest; readonly text: string; readonly ignoreCase: boolean }
  | { readonly kind: 'exists'; readonly wanted: boolean }
  | { readonly kind: 'anything-but'; readonly none: readonly Matcher[] }
  | { readonly kind: 'numeric'; readonly limits: readonly (readonly [Comparison, number])[] };

const textTests: readonly TextTest[] = ['prefix', 'suffix', 'equals-ignore-case'];
const comparisons: readonly Comparison[] = ['<', '<=', '=', '>=', '>'];

/** Reads one matcher; `path` is named in the refusal. */
export function parseMatcher(raw: unknown, path: string): Matcher {
  if (isScalar(raw)) return { kind: 'equals', value: raw };
  const [entry, ...more] = entriesOf(raw);
  if (entry === undefined || more.length > 0 || Array.isArray(raw)) {
    throw refuse(`${path}: expected a value or one matcher, got ${JSON.stringify(raw)}`);
  }
  const [name, value] = entry;
  const textTest = textTests.find((test) => test === name);
  if (textTest !== undefined) return parseText(textTest, value, path);
  if (name === 'exists' && typeof value === 'boolean') return { kind: name, wanted: value };
  if (name === 'anything-but') return { kind: name, none: parseExcluded(value, path) };
  if (name === 'numeric') return { kind: name, limits: parseLimits(value, path) };
  throw refuse(
    `${path}: cannot imitate ${JSON.stringify(raw)}, use a value, ${textTests.join(', ')}, ` +
      'exists, anything-but or numeric',
  );
}

/** Whether one of the leaves of a field matches; without leaves only `exists: false` does. */
export function matches(matcher: Matcher, leaves: readonly unknown[]): boolean {
  if (matcher.kind === 'exists') return leaves.length > 0 === matcher.wanted;
  return leaves.some((leaf) => matchesLeaf(matcher, leaf));
}

function matchesLeaf(matcher: Exclude<Matcher, { kind: 'exists' }>, leaf: unknown): boolean {
  switch (matcher.kind) {
    case 'equals':
      return leaf === matcher.value;
    case 'anything-but':
      return !matcher.none.some((one) => matches(one, [leaf]));
    case 'numeric':
      return typeof leaf === 'number' && matcher.limits.every((limit) => within(limit, leaf));
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case': {
      if (typeof leaf !== 'string') return false;
      const [value, text] = matcher.ignoreCase
        ? [leaf.toLowerCase(), matcher.text.toLowerCase()]
        : [leaf, matcher.text];
      if (matcher.kind === 'prefix') return value.startsWith(text);
      return matcher.kind === 'suffix' ? value.endsWith(text) : value === text;
    }
  }
}

function within([comparison, limit]: readonly [Comparison, number], value: number): boolean {
  switch (comparison) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '=':
      return value === limit;
    case '>=':
      return value >= limit;
    case '>':
      return value > limit;
  }
}

/** `{"prefix": "x"}` or `{"prefix": {"equals-ignore-case": "x"}}`. */
function parseText(kind: TextTest, value: unknown, path: string): Matcher {
  const ignoreCase = kind === 'equals-ignore-case';
  if (typeof value === 'string') return { kind, text: value, ignoreCase };
  const inner = ignoreCase ? undefined : parseMatcher(value, path);
  if (inner?.kind === 'equals-ignore-case') return { kind, text: inner.text, ignoreCase: true };
  throw refuse(`${path}: ${kind} takes a string, got ${JSON.stringify(value)}`);
}

/** A value, a list of values, or a text test of one string or several. */
function parseExcluded(value: unknown, path: string): readonly Matcher[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (
    values.length > 0 &&
    values.every((one) => typeof one === 'string' || typeof one === 'number')
  ) {
    return values.map((one) => parseMatcher(one, path));
  }
  const [entry, ...more] = entriesOf(value);
  if (entry === undefined || more.length > 0 || Array.isArray(value)) {
    throw refuse(`${path}: anything-but takes values or one test, got ${JSON.stringify(value)}`);
  }
  const [name, texts] = entry;
  const inner = (Array.isArray(texts) ? texts : [texts]).map((one: unknown) =>
    parseMatcher({ [name]: one }, path),
  );
  const unfit = inner.find(({ kind }) => kind === 'exists' || kind === 'anything-but');
  if (unfit === undefined && inner.length > 0) return inner;
  throw refuse(`${path}: anything-but cannot hold ${JSON.stringify(value)}`);
}

function parseLimits(value: unknown, path: string): readonly (readonly [Comparison, number])[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [];
  const limits = parts.flatMap((part, index) => {
    const comparison = comparisons.find((one) => index % 2 === 0 && one === part);
    const limit = parts[index + 1];
    return comparison !== undefined && typeof limit === 'number'
      ? [[comparison, limit] as const]
      : [];
  });
  if (limits.length > 0 && limits.length <= 2 && limits.length * 2 === parts.length) return limits;
  throw refuse(
    `${path}: numeric takes one or two pairs such as [">=", 0, "<", 5], ` +
      `got ${JSON.stringify(value)}`,
  );
}

const entriesOf = (raw: unknown): [string, unknown][] =>
  typeof raw === 'object' && raw !== null ? Object.entries<unknown>({ ...raw }) : [];

const isScalar = (raw: unknown): raw is Scalar =>
  raw === null || typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean';
