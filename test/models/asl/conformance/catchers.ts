import type { Row } from './row';
import { done, failed, machine, refused, task } from './row';

const throwing = (name: string) => ({ throws: { name, message: 'no' } });
const cause = (name: string): string =>
  `{"errorType":"${name}","errorMessage":"no","trace":["${name}: no"]}`;
const big = 'x'.repeat(256 * 1024);

/** A task with these fields; what its Catch leads to ends with what it got. */
const catching = (more: Record<string, unknown>): unknown =>
  machine({
    A: task({ Output: 'fine', ...more, Next: 'Fine' }),
    Fine: { Type: 'Succeed' },
    Caught: { Type: 'Succeed' },
  });
const all = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
const catches = (...names: readonly string[]): unknown =>
  catching({ Output: {}, Catch: [{ ErrorEquals: names, Next: 'Caught' }] });

/** Specification: "Fallback states"; AWS: error names. */
export const catchers: readonly Row[] = [
  {
    rule: 'a Catcher leads on with the Error Output',
    definition: catches('Other', 'A'),
    script: { work: [throwing('A')] },
    ends: done({ Error: 'A', Cause: cause('A') }),
    trace: [
      'TaskStateEntered A',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed A',
      'TaskStateExited A',
      'SucceedStateEntered Caught',
      'SucceedStateExited Caught',
      'ExecutionSucceeded',
    ],
  },
  {
    rule: 'the first Catcher that matches; none for another error',
    definition: catching({
      Output: {},
      Catch: [
        { ErrorEquals: ['A'], Output: 'first', Next: 'Caught' },
        { ErrorEquals: ['A', 'B'], Output: 'second', Next: 'Caught' },
      ],
    }),
    script: { work: [throwing('B')] },
    ends: done('second'),
  },
  {
    rule: 'an error that no Catcher names fails the execution',
    definition: catches('A'),
    script: { work: [throwing('B')] },
    ends: failed('B', cause('B')),
  },
  {
    rule: 'Output and Assign of a Catcher see the error and the input; those of the state are left',
    definition: machine({
      A: task({
        Assign: { x: 'state' },
        Catch: [
          {
            ErrorEquals: ['States.ALL'],
            Output: { e: '{% $states.errorOutput.Error %}', i: '{% $states.input %}' },
            Assign: { y: '{% $states.errorOutput.Cause != "" %}' },
            Next: 'B',
          },
        ],
        Next: 'B',
      }),
      B: { Type: 'Succeed', Output: '{% [$states.input, $y, $exists($x)] %}' },
    }),
    input: 7,
    script: { work: [throwing('A')] },
    ends: done([{ e: 'A', i: 7 }, true, false]),
  },
  {
    rule: 'a Catcher has no result',
    definition: catching({
      Catch: [{ ErrorEquals: ['A'], Output: { r: '{% $states.result %}' }, Next: 'Caught' }],
      Output: {},
    }),
    ends: refused('Catch/0/Output/r: $states.result does not exist in this field'),
    validatorDiffers: 'it parses expressions and looks no further',
  },
  {
    rule: 'a failed evaluation in a Task can be caught',
    definition: catching({
      Output: { none: '{% $states.result.none %}' },
      Catch: [
        { ErrorEquals: ['States.QueryEvaluationError'], Output: { ok: true }, Next: 'Caught' },
      ],
    }),
    script: { work: [{ gives: 1 }] },
    ends: done({ ok: true }),
  },
  {
    rule: 'a missed heartbeat is caught as States.HeartbeatTimeout',
    definition: catching({
      Output: {},
      HeartbeatSeconds: 2,
      Catch: [
        {
          ErrorEquals: ['States.HeartbeatTimeout'],
          Output: '{% $states.errorOutput %}',
          Next: 'Caught',
        },
      ],
    }),
    script: { work: [{}] },
    ends: done({ Error: 'States.Timeout', Cause: '' }),
  },
  {
    rule: 'and as States.Timeout',
    definition: catching({
      Output: {},
      HeartbeatSeconds: 2,
      Catch: [
        { ErrorEquals: ['States.Timeout'], Output: { at: '{% $millis() %}' }, Next: 'Caught' },
      ],
    }),
    script: { work: [{}] },
    ends: done({ at: 2000 }),
  },
  {
    rule: 'a plain time-out is no States.HeartbeatTimeout',
    definition: catching({
      Output: {},
      TimeoutSeconds: 2,
      Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Caught' }],
    }),
    script: { work: [{}] },
    ends: failed('States.Timeout'),
  },
  {
    rule: 'States.TaskFailed matches what a function throws',
    definition: catches('States.TaskFailed'),
    script: { work: [throwing('A')] },
    ends: done({ Error: 'A', Cause: cause('A') }),
  },
  {
    rule: 'States.TaskFailed does not match States.Timeout',
    definition: catching({
      Output: {},
      TimeoutSeconds: 2,
      Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }],
    }),
    script: { work: [{}] },
    ends: failed('States.Timeout'),
  },
  {
    rule: 'States.ALL matches States.Timeout',
    definition: catching({ Output: {}, TimeoutSeconds: 2, Catch: all }),
    script: { work: [{}] },
    ends: done({ Error: 'States.Timeout', Cause: '' }),
  },
  {
    rule: 'States.ALL does not match States.DataLimitExceeded',
    definition: catching({ Output: {}, Catch: all }),
    script: { work: [{ gives: big }] },
    ends: failed(
      'States.DataLimitExceeded',
      "The state/task 'lambda' returned a result with a size exceeding the maximum number of " +
        'bytes service limit.',
    ),
  },
  {
    rule: 'States.DataLimitExceeded is caught by its name',
    definition: catching({
      Output: {},
      Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Output: { ok: 1 }, Next: 'Caught' }],
    }),
    script: { work: [{ gives: big }] },
    ends: done({ ok: 1 }),
  },
  {
    rule: 'States.Runtime is caught by nothing',
    definition: catching({
      Output: {},
      Arguments: '{% {} %}',
      Catch: [{ ErrorEquals: ['States.Runtime'], Next: 'Caught' }],
    }),
    ends: {
      status: 'FAILED',
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'A' (entered at the event id #2). The " +
        "Arguments '{}' could not be used to start the Task: " +
        "[The field 'FunctionName' is required but was missing]",
    },
  },
];
