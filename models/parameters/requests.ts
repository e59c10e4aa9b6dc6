import * as z from 'zod';
import { ParameterError } from './parameter-error';

const put = z.strictObject({
  Name: z.string(),
  Value: z.string().min(1),
  Type: z.enum(['String', 'StringList']).optional(),
  Overwrite: z.boolean().default(false),
  Tier: z.enum(['Standard', 'Advanced']).optional(),
  DataType: z.literal('text').optional(),
});

const get = z.strictObject({
  Name: z.string(),
  /** Without effect: nothing here is encrypted. */
  WithDecryption: z.boolean().optional(),
});

export type PutRequest = z.output<typeof put>;

/** Reads a request; throws `ParameterError` for every member and value that is not imitated. */
export const readPut = (input: unknown): PutRequest => read(put, 'PutParameter', input);
export const readGet = (input: unknown): z.output<typeof get> => read(get, 'GetParameter', input);

function read<T>(schema: z.ZodType<T>, operation: string, input: unknown): T {
  const request = schema.safeParse(input);
  if (request.success) return request.data;
  const problems = request.error.issues.map(({ path, message }) =>
    [...path.map(String), message].join(': '),
  );
  throw new ParameterError(
    'ValidationException',
    `${operation} is not imitated with this request: ${problems.join('; ')}`,
  );
}
