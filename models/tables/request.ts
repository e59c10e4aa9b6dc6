import type { Item } from './attribute-value';
import { invalid, TableError } from './errors';
import { readItem } from './read-value';

/** Reads one parameter from outside, or refuses it. */
export type Reader<T> = (raw: unknown, name: string) => T;
export type Fields = Readonly<Record<string, Reader<unknown>>>;
/** A request whose parameters are all optional, as most of DynamoDB's are. */
export type Request<F extends Fields> = { readonly [K in keyof F]?: ReturnType<F[K]> | undefined };
/** The same with some parameters that must be there. */
export type RequestWith<F extends Fields, R extends keyof F> = Request<F> & {
  readonly [K in R]: ReturnType<F[K]>;
};

/** Reads a request. A parameter that this model does not imitate is refused by name. */
export function readRequest<F extends Fields, R extends keyof F & string>(
  fields: F,
  required: readonly R[],
  raw: unknown,
): RequestWith<F, R> {
  const given = objectOf(raw, 'the request');
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) {
    throw invalid(
      `unknown parameter ${unknown}: this model imitates only ${Object.keys(fields).join(', ')}`,
    );
  }
  const missing = required.find((name) => given[name] === undefined || given[name] === null);
  if (missing !== undefined) {
    throw invalid(`The parameter '${missing}' is required but was not present in the request`);
  }
  const read = Object.entries(fields).flatMap(([name, reader]) => {
    const value = given[name];
    return value === undefined || value === null ? [] : [[name, reader(value, name)] as const];
  });
  // Each member was read by its own reader just above, and the required ones are there.
  return Object.fromEntries(read) as RequestWith<F, R>;
}

export const text: Reader<string> = (raw, name) => {
  if (typeof raw === 'string') return raw;
  throw mistyped(name, 'a string', raw);
};

export const flag: Reader<boolean> = (raw, name) => {
  if (typeof raw === 'boolean') return raw;
  throw mistyped(name, 'true or false', raw);
};

/** A whole number from 1, such as `Limit`. */
export const count: Reader<number> = (raw, name) => {
  if (typeof raw !== 'number') throw mistyped(name, 'a number', raw);
  if (Number.isInteger(raw) && raw >= 1) return raw;
  throw invalid(
    `1 validation error detected: Value '${raw}' at '${name}' failed to satisfy constraint: ` +
      'Member must have value greater than or equal to 1',
  );
};

export const item: Reader<Item> = (raw, name) => readItem(objectOf(raw, name));

export const texts: Reader<Readonly<Record<string, string>>> = (raw, name) =>
  Object.fromEntries(
    Object.entries(objectOf(raw, name)).map(([key, one]) => [key, text(one, key)]),
  );

/** A map whose values are read later, by whoever knows how. */
export const map: Reader<Readonly<Record<string, unknown>>> = (raw, name) => objectOf(raw, name);

export const oneOf =
  <T extends string>(...choices: readonly T[]): Reader<T> =>
  (raw, name) => {
    const choice = choices.find((candidate) => candidate === raw);
    if (choice !== undefined) return choice;
    throw invalid(
      `1 validation error detected: Value '${String(raw)}' at '${name}' failed to satisfy ` +
        `constraint: Member must satisfy enum value set: [${choices.join(', ')}]`,
    );
  };

export const list: Reader<readonly unknown[]> = (raw, name) => {
  if (Array.isArray(raw)) return raw;
  throw mistyped(name, 'a list', raw);
};

export function objectOf(raw: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) {
    return Object.fromEntries(Object.entries(raw));
  }
  throw mistyped(name, 'an object', raw);
}

const mistyped = (name: string, wanted: string, raw: unknown): TableError =>
  new TableError(
    'SerializationException',
    `${name} takes ${wanted}, got ${JSON.stringify(raw).slice(0, 80)}`,
  );
