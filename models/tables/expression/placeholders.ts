import type { AttributeValue } from '../attribute-value';
import { invalid } from '../errors';
import { readValue } from '../read-value';

/** The two maps of a request that expressions refer to, as the request gives them. */
export interface PlaceholderMaps {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The placeholders of one request, shared by all its expressions. Undefined ones are refused when
 * met, unused ones by `finish`, as DynamoDB does.
 */
export class Placeholders {
  private readonly names: ReadonlyMap<string, string>;
  private readonly values: ReadonlyMap<string, AttributeValue>;
  private readonly used = new Set<string>();

  constructor({ ExpressionAttributeNames, ExpressionAttributeValues }: PlaceholderMaps) {
    this.names = new Map(entriesOf('ExpressionAttributeNames', '#', ExpressionAttributeNames));
    this.values = new Map(
      entriesOf('ExpressionAttributeValues', ':', ExpressionAttributeValues).map(
        ([key, value]): [string, AttributeValue] => [key, readValue(value)],
      ),
    );
  }

  /** The attribute name behind `#placeholder`, or nothing if the request does not define it. */
  name(placeholder: string): string | undefined {
    this.used.add(placeholder);
    return this.names.get(placeholder);
  }

  /** The value behind `:placeholder`, or nothing if the request does not define it. */
  value(placeholder: string): AttributeValue | undefined {
    this.used.add(placeholder);
    return this.values.get(placeholder);
  }

  /** To be called once all expressions of the request are parsed. */
  finish(hasExpression: boolean): void {
    this.refuseUnused('ExpressionAttributeNames', this.names.keys(), hasExpression);
    this.refuseUnused('ExpressionAttributeValues', this.values.keys(), hasExpression);
  }

  private refuseUnused(map: string, keys: Iterable<string>, hasExpression: boolean): void {
    const unused = [...keys].filter((key) => !this.used.has(key));
    if (unused.length === 0) return;
    throw invalid(
      hasExpression
        ? `Value provided in ${map} unused in expressions: keys: {${unused.join(', ')}}`
        : `${map} can only be specified when using expressions`,
    );
  }
}

function entriesOf<T>(
  map: string,
  sign: '#' | ':',
  given: Readonly<Record<string, T>> | undefined,
): [string, T][] {
  if (given === undefined) return [];
  const entries = Object.entries(given);
  if (entries.length === 0) throw invalid(`${map} must not be empty`);
  const bad = entries.find(([key]) => !key.startsWith(sign) || !/^.\w+$/.test(key));
  if (bad === undefined) return entries;
  throw invalid(`${map} contains invalid key: Syntax error; key: "${bad[0]}"`);
}
