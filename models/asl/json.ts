/** What states pass to each other: data that a JSON text can carry. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

/** The largest input, output or result of a state, in bytes of UTF-8 (Step Functions quotas). */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

export const bytesOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value));

/** The value as it would arrive over a wire: a copy, without functions, dates and undefined. */
export function asJson(value: unknown): Json {
  const text: unknown = JSON.stringify(value);
  return typeof text === 'string' ? (JSON.parse(text) as Json) : null;
}

/** For messages: the value as JSON, or what stands for nothing at all. */
export function shown(value: unknown): string {
  const text: unknown = JSON.stringify(value);
  return typeof text === 'string' ? text : 'nothing';
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSONata's and AWS's name for the type of a value. */
export function typeName(
  value: Json,
): 'null' | 'array' | 'boolean' | 'number' | 'string' | 'object' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const name = typeof value;
  return name === 'boolean' || name === 'number' || name === 'string' ? name : 'object';
}

/** ISO 8601 as Step Functions writes it: no fraction where it is zero. */
export const formatTime = (nowMs: number): string =>
  new Date(nowMs).toISOString().replace('.000Z', 'Z');
