import * as z from 'zod';
import { CacheRefusal } from './refusal';

const id = z.string().min(1);

/** The parameters of each operation, as far as they are imitated; booleans are text. */
const requests = {
  DescribeGlobalReplicationGroups: z.strictObject({
    GlobalReplicationGroupId: id.optional(),
    ShowMemberInfo: z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true'),
  }),
  FailoverGlobalReplicationGroup: z.strictObject({
    GlobalReplicationGroupId: id,
    PrimaryRegion: id,
    PrimaryReplicationGroupId: id,
  }),
};

export type Operation = keyof typeof requests;
export type Request<O extends Operation> = z.output<(typeof requests)[O]>;

/** Throws InvalidAction for every operation that is not imitated. */
export function requireOperation(name: string): Operation {
  if (Object.hasOwn(requests, name)) return name as Operation;
  throw new CacheRefusal(
    'InvalidAction',
    `unknown operation ${name}: ElastiCache is imitated for ${Object.keys(requests).join(', ')}`,
  );
}

/** Throws InvalidParameterValue for every parameter and value that is not imitated. */
export function readRequest<O extends Operation>(operation: O, input: unknown): Request<O> {
  const request = requests[operation].safeParse(input);
  if (request.success) return request.data as Request<O>;
  const problems = request.error.issues.map(({ path, message }) =>
    [...path.map(String), message].join(': '),
  );
  throw new CacheRefusal(
    'InvalidParameterValue',
    `${operation} is not imitated with this request: ${problems.join('; ')}`,
  );
}
