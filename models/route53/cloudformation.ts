import * as z from 'zod';
import { NotImitated } from './refusal';

/** CloudFormation takes a number as text too, and CDK writes TTLs that way. */
export const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);

export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((text) => text === 'true'),
]);

/**
 * Reads a resource's resolved properties. Throws `NotImitated` with every property and value the
 * schema does not know.
 */
export function readProperties<T>(
  schema: z.ZodType<T>,
  resourceType: string,
  properties: unknown,
): T {
  const read = schema.safeParse(properties);
  if (read.success) return read.data;
  const problems = read.error.issues.map(describeIssue).join('; ');
  throw new NotImitated(`${resourceType} cannot be imitated: ${problems}`);
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => (where === '' ? key : `${where}.${key}`));
    return `${names.join(', ')} not imitated, leave it out`;
  }
  return `${where === '' ? 'properties' : where}: ${issue.message}`;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value: an absent property and an undefined one are the same to a template. */
export function present<T extends object>(fields: T): Present<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Present<T>;
}
