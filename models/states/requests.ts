import * as z from 'zod';
import { Refusal } from './refusal';

/** Statuses of an execution that exist here; nothing is redriven. */
export const statuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

const arn = z.string().min(1).max(256);
const paging = {
  maxResults: z.int().min(0).max(1000).optional(),
  nextToken: z.string().min(1).max(1024).optional(),
};
const reason = { error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() };
const taskToken = z.string().min(1).max(2048);

/** The parameters of each operation, as far as they are imitated. */
export const requests = {
  StartExecution: z.strictObject({
    stateMachineArn: arn,
    name: z.string().optional(),
    input: z.string().optional(),
  }),
  DescribeExecution: z.strictObject({ executionArn: arn }),
  ListExecutions: z.strictObject({
    stateMachineArn: arn,
    statusFilter: z.enum(statuses).optional(),
    ...paging,
  }),
  StopExecution: z.strictObject({ executionArn: arn, ...reason }),
  GetExecutionHistory: z.strictObject({
    executionArn: arn,
    reverseOrder: z.boolean().optional(),
    includeExecutionData: z.literal(true).optional(),
    ...paging,
  }),
  DescribeStateMachine: z.strictObject({ stateMachineArn: arn }),
  SendTaskSuccess: z.strictObject({ taskToken, output: z.string() }),
  SendTaskFailure: z.strictObject({ taskToken, ...reason }),
  SendTaskHeartbeat: z.strictObject({ taskToken }),
};

export type Operation = keyof typeof requests;
export type Request<O extends Operation> = z.infer<(typeof requests)[O]>;

/** Throws ValidationException with everything that is wrong, unknown parameters included. */
export function readRequest<O extends Operation>(operation: O, input: unknown): Request<O> {
  const result = requests[operation].safeParse(input);
  if (result.success) return result.data as Request<O>;
  const problems = result.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `${operation} is imitated without ${issue.keys.join(', ')}`
      : `value at '${issue.path.join('.')}': ${issue.message.toLowerCase()}`,
  );
  throw new Refusal(
    'ValidationException',
    `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: ` +
      problems.join('; '),
  );
}

export const isOperation = (name: string): name is Operation => Object.hasOwn(requests, name);
