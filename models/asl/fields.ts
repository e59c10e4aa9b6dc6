import * as z from 'zod';
import { isExpression } from './expressions';
import { isObject, shown } from './json';

/** Step Functions' largest number of seconds, attempts and the like (99,999,999). */
export const MAX_COUNT = 99_999_999;
/** MaxDelaySeconds is less than a leap year. */
const MAX_DELAY_SECONDS = 31_622_400;

/** A field with a rule of its own, which the problem quotes together with what was found. */
const field = <T>(rule: string, fits: (value: unknown) => boolean): z.ZodType<T> =>
  z.custom<T>(fits, { error: ({ input }) => `takes ${rule}, got ${shown(input)}` });

const isWhole = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

const isExpressionText = (value: unknown): boolean =>
  typeof value === 'string' && isExpression(value);

export const whole = (min: number, max = MAX_COUNT): z.ZodType<number> =>
  field(`a whole number from ${min} to ${max}`, (value) => isWhole(value, min, max));

/** A number that may also be calculated. */
export const wholeOrExpression = (min: number): z.ZodType<number | string> =>
  field(
    `a whole number from ${min} to ${MAX_COUNT} or {% an expression %}`,
    (value) => isWhole(value, min, MAX_COUNT) || isExpressionText(value),
  );

/** One of a few words. */
export const oneOf = <T extends string>(...words: readonly T[]): z.ZodType<T> =>
  field(words.join(' or '), (value) => words.some((word) => word === value));

export const timestampOrExpression = field<string>(
  'a time such as 2026-03-14T01:59:00Z or {% an expression %}',
  (value) => isExpressionText(value) || isTimestamp(value),
);

export const condition = field<boolean | string>(
  'true, false or {% an expression %}',
  (value) => typeof value === 'boolean' || isExpressionText(value),
);

/** Any JSON, with expressions in its strings; the loader looks at those. */
export const template = z.unknown();
export const assign = field<Readonly<Record<string, unknown>>>(
  'an object of variables',
  isObject,
).optional();
export const argumentsField = field<string | Readonly<Record<string, unknown>>>(
  'an object or {% an expression %}',
  (value) => isObject(value) || isExpressionText(value),
);
export const items = field<string | readonly unknown[]>(
  'an array or {% an expression %}',
  (value) => Array.isArray(value) || isExpressionText(value),
);

const errorEquals = z.array(z.string().min(1)).min(1);

export const retry = z
  .array(
    z.strictObject({
      ErrorEquals: errorEquals,
      IntervalSeconds: whole(1).optional(),
      MaxAttempts: whole(0).optional(),
      BackoffRate: field<number>(
        'a number of at least 1',
        (value) => typeof value === 'number' && value >= 1,
      ).optional(),
      MaxDelaySeconds: whole(1, MAX_DELAY_SECONDS - 1).optional(),
      JitterStrategy: oneOf('FULL', 'NONE').optional(),
      Comment: z.string().optional(),
    }),
  )
  .optional();

export const catchers = z
  .array(
    z.strictObject({
      ErrorEquals: errorEquals,
      Next: z.string(),
      Assign: assign,
      Output: template.optional(),
      Comment: z.string().optional(),
    }),
  )
  .optional();

/** RFC 3339 with a capital T and a capital Z or an offset, and a day that exists. */
export function isTimestamp(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const form = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
  const day = form.exec(value)?.[1];
  if (day === undefined || Number.isNaN(Date.parse(value))) return false;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
