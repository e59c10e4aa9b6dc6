import * as z from 'zod';
import {
  argumentsField,
  assign,
  catchers,
  condition,
  items,
  oneOf,
  retry,
  template,
  timestampOrExpression,
  whole,
  wholeOrExpression,
} from './fields';

/** The two integrations that are imitated. */
export const LAMBDA_INVOKE = 'arn:aws:states:::lambda:invoke';
export const LAMBDA_INVOKE_WAIT = 'arn:aws:states:::lambda:invoke.waitForTaskToken';

const every = {
  Comment: z.string().optional(),
  QueryLanguage: oneOf('JSONata').optional(),
};
const onward = { Next: z.string().optional(), End: z.literal(true).optional() };
const output = { Output: template.optional() };
const recovery = { Retry: retry, Catch: catchers };

/** The fields of each type of state, as the specification's table for JSONata has them. */
export const stateFields = {
  Pass: z.strictObject({
    Type: z.literal('Pass'),
    ...every,
    ...onward,
    ...output,
    Assign: assign,
  }),
  Task: z.strictObject({
    Type: z.literal('Task'),
    ...every,
    ...onward,
    ...output,
    ...recovery,
    Assign: assign,
    Resource: oneOf(LAMBDA_INVOKE, LAMBDA_INVOKE_WAIT),
    Arguments: argumentsField.optional(),
    TimeoutSeconds: wholeOrExpression(1).optional(),
    HeartbeatSeconds: wholeOrExpression(1).optional(),
  }),
  Choice: z.strictObject({
    Type: z.literal('Choice'),
    ...every,
    ...output,
    Assign: assign,
    Choices: z
      .array(
        z.strictObject({
          Condition: condition,
          Next: z.string(),
          Comment: z.string().optional(),
          ...output,
          Assign: assign,
        }),
      )
      .min(1),
    Default: z.string().optional(),
  }),
  Wait: z.strictObject({
    Type: z.literal('Wait'),
    ...every,
    ...onward,
    ...output,
    Assign: assign,
    Seconds: wholeOrExpression(0).optional(),
    Timestamp: timestampOrExpression.optional(),
  }),
  Succeed: z.strictObject({ Type: z.literal('Succeed'), ...every, ...output }),
  Fail: z.strictObject({
    Type: z.literal('Fail'),
    ...every,
    Error: z.string().optional(),
    Cause: z.string().optional(),
  }),
  Parallel: z.strictObject({
    Type: z.literal('Parallel'),
    ...every,
    ...onward,
    ...output,
    ...recovery,
    Assign: assign,
    Arguments: template.optional(),
    Branches: z.array(z.unknown()).min(1),
  }),
  Map: z.strictObject({
    Type: z.literal('Map'),
    ...every,
    ...onward,
    ...output,
    ...recovery,
    Assign: assign,
    Items: items.optional(),
    ItemSelector: template.optional(),
    MaxConcurrency: wholeOrExpression(0).optional(),
    ItemProcessor: z.unknown(),
  }),
};

export const groupFields = z.strictObject({
  Comment: z.string().optional(),
  StartAt: z.string(),
  States: z.record(z.string(), z.unknown()),
});

export const processorFields = groupFields.extend({
  ProcessorConfig: z.strictObject({ Mode: oneOf('INLINE') }).optional(),
});

export const machineFields = groupFields.extend({
  QueryLanguage: oneOf('JSONata'),
  Version: oneOf('1.0').optional(),
  TimeoutSeconds: whole(1).optional(),
});

export type PassState = z.infer<typeof stateFields.Pass>;
export type TaskState = z.infer<typeof stateFields.Task>;
export type ChoiceState = z.infer<typeof stateFields.Choice>;
export type WaitState = z.infer<typeof stateFields.Wait>;
export type SucceedState = z.infer<typeof stateFields.Succeed>;
export type FailState = z.infer<typeof stateFields.Fail>;
export type ParallelState = Omit<z.infer<typeof stateFields.Parallel>, 'Branches'> & {
  readonly Branches: readonly StateGroup[];
};
export type MapState = Omit<z.infer<typeof stateFields.Map>, 'ItemProcessor'> & {
  readonly ItemProcessor: StateGroup;
};
export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

export type Retrier = NonNullable<TaskState['Retry']>[number];
export type Catcher = NonNullable<TaskState['Catch']>[number];

/** States that may go to each other: of the machine, of a branch, of an iteration. */
export type StateGroup = {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
};
