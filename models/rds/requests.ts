import * as z from 'zod';
import { RdsRefusal } from './refusal';

/** Booleans are text in the Query protocol. */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const id = z.string().min(1).max(255);
const move = { GlobalClusterIdentifier: id, TargetDbClusterIdentifier: id };

/** The parameters of each operation, as far as they are imitated. */
const requests = {
  DescribeGlobalClusters: z.strictObject({ GlobalClusterIdentifier: id.optional() }),
  FailoverGlobalCluster: z.strictObject({
    ...move,
    AllowDataLoss: flag.optional(),
    Switchover: flag.optional(),
  }),
  SwitchoverGlobalCluster: z.strictObject(move),
  DescribeDBInstances: z.strictObject({ DBInstanceIdentifier: id.optional() }),
  PromoteReadReplica: z.strictObject({ DBInstanceIdentifier: id }),
};

export type Operation = keyof typeof requests;
export type Request<O extends Operation> = z.output<(typeof requests)[O]>;

/** Throws InvalidAction for every operation that is not imitated. */
export function requireOperation(name: string): Operation {
  if (Object.hasOwn(requests, name)) return name as Operation;
  throw new RdsRefusal(
    'InvalidAction',
    `unknown operation ${name}: RDS is imitated for ${Object.keys(requests).join(', ')}`,
  );
}

/** Throws InvalidParameterValue for every parameter and value that is not imitated. */
export function readRequest<O extends Operation>(operation: O, input: unknown): Request<O> {
  const request = requests[operation].safeParse(input);
  if (request.success) return request.data as Request<O>;
  const problems = request.error.issues.map(({ path, message }) =>
    [...path.map(String), message].join(': '),
  );
  throw new RdsRefusal(
    'InvalidParameterValue',
    `${operation} is not imitated with this request: ${problems.join('; ')}`,
  );
}
