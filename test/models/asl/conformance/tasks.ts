import type { Row } from './row';
import { done, failed, inFirst, machine, mistyped, only, refused, task, undefinedIn } from './row';

const WAIT = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
const result = (Payload: unknown): unknown => ({
  ExecutedVersion: '$LATEST',
  Payload,
  StatusCode: 200,
});
const big = 'x'.repeat(256 * 1024);

/** Specification: "Task State"; AWS: invoking Lambda, payload and other quotas. */
export const tasks: readonly Row[] = [
  {
    rule: 'a Task calls the function with its Payload; its result is the output',
    definition: only(task()),
    input: { a: 1 },
    script: { work: [{ gives: { b: 2 } }] },
    ends: done(result({ b: 2 }) as never),
    calls: ['work {"a":1}'],
    trace: [
      'TaskStateEntered Only',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited Only',
      'ExecutionSucceeded',
    ],
  },
  {
    rule: 'Output and Assign of a Task see the result and the input',
    definition: machine({
      A: task({
        Output: { r: '{% $states.result.Payload %}', i: '{% $states.input %}' },
        Assign: { v: '{% $states.result.Payload.b %}' },
        Next: 'B',
      }),
      B: { Type: 'Succeed', Output: '{% [$states.input, $v] %}' },
    }),
    input: 5,
    script: { work: [{ gives: { b: 2 } }] },
    ends: done([{ r: { b: 2 }, i: 5 }, 2]),
  },
  {
    rule: 'without Arguments the input is what the task is asked with',
    definition: only({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' }),
    input: { FunctionName: 'work', Payload: [1] },
    script: { work: [{ gives: null }] },
    ends: done(result(null) as never),
    calls: ['work [1]'],
  },
  {
    rule: 'a task that cannot be asked fails at run time, beyond Retry and Catch',
    definition: machine({
      Only: task({
        Arguments: '{% $states.input %}',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
        End: true,
      }),
      C: { Type: 'Succeed' },
    }),
    input: { Payload: 1 },
    ends: failed(
      'States.Runtime',
      inFirst(
        `The Arguments '{"Payload":1}' could not be used to start the Task: ` +
          "[The field 'FunctionName' is required but was missing]",
      ),
    ),
    calls: [],
  },
  {
    rule: 'Arguments that evaluate to nothing are an error',
    definition: only(task({ Arguments: { FunctionName: 'work', Payload: '{% $none %}' } })),
    ends: undefinedIn('$none', 'Arguments/Payload'),
    calls: [],
  },
  {
    rule: 'another integration is refused by name',
    definition: only(task({ Resource: 'arn:aws:states:::sns:publish' })),
    ends: refused('/States/Only/Resource: takes arn:aws:states:::lambda:invoke or'),
    validatorDiffers: 'other integrations are valid on AWS',
  },
  {
    rule: 'a function as Resource is refused',
    definition: only(task({ Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:f' })),
    ends: refused('got "arn:aws:lambda:eu-west-1:111122223333:function:f"'),
    validatorDiffers: 'it is valid on AWS',
  },
  {
    rule: 'lambda:invoke takes FunctionName and Payload here',
    definition: only(task({ Arguments: { Payload: 1, InvocationType: 'Event' } })),
    ends: refused(
      '/States/Only/Arguments/InvocationType: is not imitated',
      '/States/Only/Arguments/FunctionName: takes a name',
    ),
    validatorDiffers: 'it does not look into Arguments',
  },
  {
    rule: 'Credentials are not imitated',
    definition: only(task({ Credentials: {} })),
    ends: refused('/States/Only/Credentials: unknown field'),
    validatorDiffers: 'they are valid on AWS',
  },
  {
    rule: 'a task that takes longer than TimeoutSeconds fails',
    definition: only(task({ TimeoutSeconds: 5 })),
    script: { work: [{ gives: 1, afterMs: 5001 }] },
    ends: failed('States.Timeout'),
    trace: [
      'TaskStateEntered Only',
      'TaskScheduled',
      'TaskStarted',
      'TaskTimedOut States.Timeout',
      'ExecutionFailed States.Timeout',
    ],
  },
  {
    rule: 'a task in time does not',
    definition: only(task({ TimeoutSeconds: 5, Output: '{% $states.result.Payload %}' })),
    script: { work: [{ gives: 1, afterMs: 4999 }] },
    ends: done(1),
  },
  {
    rule: 'TimeoutSeconds may be calculated',
    definition: only(task({ TimeoutSeconds: '{% $states.input.s %}' })),
    input: { s: 2 },
    script: { work: [{ gives: 1, afterMs: 2001 }] },
    ends: failed('States.Timeout'),
  },
  {
    rule: 'calculated TimeoutSeconds are a whole number from 1',
    definition: only(task({ TimeoutSeconds: "{% 'soon' %}" })),
    ends: mistyped("'soon'", 'TimeoutSeconds', 'positive integer', `'string' for value: "soon"`),
  },
  {
    rule: 'TimeoutSeconds and HeartbeatSeconds are whole numbers from 1',
    definition: only(task({ TimeoutSeconds: 0, HeartbeatSeconds: 1.5 })),
    ends: refused('/States/Only/TimeoutSeconds: takes', '/States/Only/HeartbeatSeconds: takes'),
  },
  {
    rule: 'HeartbeatSeconds is smaller than TimeoutSeconds',
    definition: only(task({ TimeoutSeconds: 5, HeartbeatSeconds: 5 })),
    ends: refused('/States/Only/HeartbeatSeconds: takes less than TimeoutSeconds 5, got 5'),
    validatorDiffers: 'it does not compare them',
  },
  {
    rule: 'a task that is silent longer than HeartbeatSeconds fails with States.Timeout',
    definition: only(task({ Resource: WAIT, HeartbeatSeconds: 3 })),
    script: { work: [{ gives: {} }] },
    ends: failed('States.Timeout'),
    trace: [
      'TaskStateEntered Only',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskTimedOut States.Timeout',
      'ExecutionFailed States.Timeout',
    ],
  },
  {
    rule: 'the token exists with waitForTaskToken',
    definition: only(
      task({
        Resource: WAIT,
        Arguments: { FunctionName: 'work', Payload: '{% $states.context.Task.Token %}' },
        TimeoutSeconds: 1,
      }),
    ),
    script: { work: [{ gives: {} }] },
    ends: failed('States.Timeout'),
    calls: ['work "token-1"'],
  },
  {
    rule: 'and only with it',
    definition: only(
      task({ Arguments: { FunctionName: 'work', Payload: '{% $states.context.Task.Token %}' } }),
    ),
    ends: undefinedIn('$states.context.Task.Token', 'Arguments/Payload'),
  },
  {
    rule: 'a function that fails fails the task that waits for its token',
    definition: only(task({ Resource: WAIT })),
    script: { work: [{ throws: { name: 'Broken', message: 'no' } }] },
    ends: failed('Broken', '{"errorType":"Broken","errorMessage":"no","trace":["Broken: no"]}'),
  },
  {
    rule: 'what a function throws becomes Error and Cause as Lambda writes them',
    definition: only(task()),
    script: { work: [{ throws: { name: 'QuorumLost', message: 'two of three' } }] },
    ends: failed(
      'QuorumLost',
      '{"errorType":"QuorumLost","errorMessage":"two of three","trace":["QuorumLost: two of three"]}',
    ),
    trace: [
      'TaskStateEntered Only',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed QuorumLost',
      'ExecutionFailed QuorumLost',
    ],
  },
  {
    rule: 'an error of Lambda itself keeps its name and its message',
    definition: only(task()),
    script: {
      work: [{ throws: { name: 'Lambda.TooManyRequestsException', message: 'Rate Exceeded.' } }],
    },
    ends: failed('Lambda.TooManyRequestsException', 'Rate Exceeded.'),
  },
  {
    rule: 'a result over 256 KiB is States.DataLimitExceeded',
    definition: only(task()),
    script: { work: [{ gives: big }] },
    ends: failed(
      'States.DataLimitExceeded',
      "The state/task 'lambda' returned a result with a size exceeding the maximum number of " +
        'bytes service limit.',
    ),
  },
  {
    rule: 'so is an output over 256 KiB',
    definition: machine({
      Only: { Type: 'Pass', Output: { twice: '{% [$states.input, $states.input] %}' }, Next: 'B' },
      B: { Type: 'Succeed' },
    }),
    input: big.slice(0, 200_000),
    ends: failed(
      'States.DataLimitExceeded',
      "The state/task 'Only' returned a result with a size exceeding the maximum number of " +
        'bytes service limit.',
    ),
    trace: ['PassStateEntered Only', 'ExecutionFailed States.DataLimitExceeded'],
  },
];
