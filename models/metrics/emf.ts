/** Limits of the embedded metric format (CloudWatch user guide, EMF specification). */
export const MAX_METRICS = 100;
export const MAX_DIMENSIONS = 30;
export const MAX_VALUES = 100;

/** One metric of one EMF line, once for each of its dimension sets. */
export interface Datum {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly atMs: number;
  readonly values: readonly number[];
}

/** What a line of a function's log is: metrics, something else, or metrics gone wrong. */
export type EmfLine =
  | { readonly kind: 'metrics'; readonly data: readonly Datum[] }
  | { readonly kind: 'other' }
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * Reads one line of a log. CloudWatch drops malformed metrics without a word; here they come with
 * the reason, so that a desk or a test can show it.
 */
export function readEmfLine(line: string): EmfLine {
  const document = jsonOf(line);
  if (document === undefined || !Object.hasOwn(document, '_aws')) return { kind: 'other' };
  const problems: string[] = [];
  const meta = objectOf(document['_aws']);
  const atMs = meta?.['Timestamp'];
  const directives = meta?.['CloudWatchMetrics'];
  if (typeof atMs !== 'number' || !Number.isFinite(atMs)) {
    problems.push(`_aws.Timestamp takes milliseconds since 1970, got ${show(atMs)}`);
  }
  if (!Array.isArray(directives)) {
    problems.push(`_aws.CloudWatchMetrics takes a list, got ${show(directives)}`);
  }
  const data = (Array.isArray(directives) ? directives : []).flatMap((directive: unknown) =>
    readDirective(directive, document, Number(atMs), problems),
  );
  const [reason] = problems;
  return reason === undefined ? { kind: 'metrics', data } : { kind: 'malformed', reason };
}

function readDirective(
  raw: unknown,
  document: Readonly<Record<string, unknown>>,
  atMs: number,
  problems: string[],
): Datum[] {
  const { Namespace: namespace, Dimensions, Metrics } = objectOf(raw) ?? {};
  if (typeof namespace !== 'string' || namespace === '') {
    problems.push(`Namespace takes a name, got ${show(namespace)}`);
    return [];
  }
  if (!Array.isArray(Dimensions) || Dimensions.length === 0 || !Array.isArray(Metrics)) {
    problems.push(`${namespace}: Dimensions takes at least one set, Metrics a list`);
    return [];
  }
  if (Metrics.length > MAX_METRICS) {
    problems.push(`${namespace}: at most ${MAX_METRICS} metrics, got ${Metrics.length}`);
  }
  const sets = Dimensions.map((set: unknown) => readDimensions(set, document, problems));
  return Metrics.flatMap((metric: unknown) => {
    const read = readMetric(metric, document, problems);
    if (read === undefined) return [];
    return sets.map((dimensions) => ({ namespace, dimensions, atMs, ...read }));
  });
}

function readDimensions(
  raw: unknown,
  document: Readonly<Record<string, unknown>>,
  problems: string[],
): Readonly<Record<string, string>> {
  if (!Array.isArray(raw) || raw.length > MAX_DIMENSIONS) {
    problems.push(`a dimension set is a list of at most ${MAX_DIMENSIONS} names, got ${show(raw)}`);
    return {};
  }
  const pairs = raw.map((name: unknown): [string, string] => {
    const value = typeof name === 'string' ? document[name] : undefined;
    if (typeof value === 'string' && value !== '') return [String(name), value];
    problems.push(`dimension ${show(name)} takes a string in the root, got ${show(value)}`);
    return [String(name), ''];
  });
  return Object.fromEntries(pairs);
}

function readMetric(
  raw: unknown,
  document: Readonly<Record<string, unknown>>,
  problems: string[],
): Pick<Datum, 'name' | 'unit' | 'values'> | undefined {
  const { Name: name, Unit: unit = 'None' } = objectOf(raw) ?? {};
  if (typeof name !== 'string' || name === '' || typeof unit !== 'string') {
    problems.push(`a metric takes a Name and a Unit, got ${show(raw)}`);
    return undefined;
  }
  const value = document[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const numbers = values.filter((one) => typeof one === 'number');
  if (numbers.length === values.length && numbers.length >= 1 && numbers.length <= MAX_VALUES) {
    return { name, unit, values: numbers };
  }
  problems.push(`metric ${name} takes 1 to ${MAX_VALUES} numbers in the root, got ${show(value)}`);
  return undefined;
}

function jsonOf(line: string): Record<string, unknown> | undefined {
  try {
    return objectOf(JSON.parse(line));
  } catch {
    return undefined;
  }
}

const objectOf = (raw: unknown): Record<string, unknown> | undefined =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? { ...raw } : undefined;

const show = (value: unknown): string =>
  value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
