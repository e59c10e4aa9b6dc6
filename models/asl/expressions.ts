import type { Expression } from 'jsonata';
import jsonata from 'jsonata';
import { EvaluationFailure } from './failure';
import type { Json } from './json';
import { asJson, isObject, typeName } from './json';

/** What an expression sees: variables by name, `states`, and the functions of this interpreter. */
export type Bindings = Readonly<Record<string, unknown>>;

/** Whether the text is a JSONata expression as a whole: no space before `{%` or after `%}`. */
export const isExpression = (text: string): boolean =>
  text.length >= 4 && text.startsWith('{%') && text.endsWith('%}');

/** The JSONata between the delimiters. */
export const expressionIn = (text: string): string => text.slice(2, -2).trim();

/**
 * The compiled expressions of one machine. It is JSONata 2.0.6, the version that AWS runs, so that
 * later syntax such as `??` is refused here as it is there.
 */
export class Expressions {
  private readonly compiled = new Map<string, Expression>();

  /** Evaluates every expression in the value, however deep; anything else stays as it is. */
  async evaluate(value: unknown, location: string, bindings: Bindings): Promise<Json> {
    if (typeof value === 'string') {
      return isExpression(value) ? this.result(expressionIn(value), location, bindings) : value;
    }
    if (Array.isArray(value)) {
      const items: Json[] = [];
      for (const [index, item] of value.entries()) {
        items.push(await this.evaluate(item, `${location}[${index}]`, bindings));
      }
      return items;
    }
    if (!isObject(value)) return asJson(value);
    const fields: Record<string, Json> = {};
    for (const [name, field] of Object.entries(value)) {
      fields[name] = await this.evaluate(field, `${location}/${name}`, bindings);
    }
    return fields;
  }

  /** The same, for a field that accepts one kind of value only. */
  async evaluateTo<T extends Json>(
    value: unknown,
    location: string,
    bindings: Bindings,
    expected: { readonly name: string; readonly fits: (result: Json) => result is T },
  ): Promise<T> {
    const result = await this.evaluate(value, location, bindings);
    if (expected.fits(result)) return result;
    throw new EvaluationFailure(
      `${described(value, location)} returned an unexpected result type. Expected ` +
        `'${expected.name}', but was '${typeName(result)}' for value: ${JSON.stringify(result)}`,
      location,
    );
  }

  private async result(text: string, location: string, bindings: Bindings): Promise<Json> {
    const fail = (what: string): EvaluationFailure =>
      new EvaluationFailure(
        `The JSONata expression '${text}' specified for the field '${location}' ${what}`,
        location,
      );
    let result: unknown;
    try {
      result = await this.compile(text).evaluate(undefined, bindings);
    } catch (error) {
      throw fail(`threw an error during evaluation. ${messageOf(error)}`);
    }
    if (result === undefined) throw fail('returned nothing (undefined).');
    if (!isData(result)) throw fail('returned an unsupported result type.');
    return asJson(result);
  }

  private compile(text: string): Expression {
    const known = this.compiled.get(text);
    if (known !== undefined) return known;
    const expression = jsonata(text);
    this.compiled.set(text, expression);
    return expression;
  }
}

const described = (value: unknown, location: string): string =>
  typeof value === 'string' && isExpression(value)
    ? `The JSONata expression '${expressionIn(value)}' specified for the field '${location}'`
    : `The field '${location}'`;

/** Whether JSON can carry it: JSONata's functions are objects with a mark of their own. */
function isData(value: unknown): boolean {
  if (typeof value === 'function' || typeof value === 'symbol') return false;
  if (Array.isArray(value)) return value.every(isData);
  if (!isObject(value)) return true;
  return value['_jsonata_lambda'] !== true && value['_jsonata_function'] !== true;
}

/** JSONata throws objects with a code; the functions above throw errors without one. */
function messageOf(error: unknown): string {
  if (!isObject(error)) return String(error);
  const { code, message } = error;
  const text = typeof message === 'string' ? message : JSON.stringify(error);
  return typeof code === 'string' ? `${code}: ${text}` : text;
}
