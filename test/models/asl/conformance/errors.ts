import type { Row } from './row';
import { done, failed, machine, only, refused, task } from './row';

const throwing = (name: string) => ({ throws: { name, message: 'no' } });
const cause = (name: string): string =>
  `{"errorType":"${name}","errorMessage":"no","trace":["${name}: no"]}`;

/** A task with these fields; what its Catch leads to ends with what it got. */
const catching = (more: Record<string, unknown>): unknown =>
  machine({
    A: task({ Output: 'fine', ...more, Next: 'Fine' }),
    Fine: { Type: 'Succeed' },
    Caught: { Type: 'Succeed' },
  });
const all = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];

/** Specification: "Retrying after error". */
export const errors: readonly Row[] = [
  {
    rule: 'a Retrier tries 3 times after 1, 2 and 4 seconds by default',
    definition: only(task({ Retry: [{ ErrorEquals: ['A'] }], Output: '{% $millis() %}' })),
    script: { work: [throwing('A'), throwing('A'), throwing('A'), { gives: 1 }] },
    ends: done(7000),
    trace: [
      'TaskStateEntered Only',
      ...[1000, 2000, 4000].flatMap((ms) => [
        'TaskScheduled',
        'TaskStarted',
        'TaskFailed A',
        `retry Only in ${ms}`,
      ]),
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited Only',
      'ExecutionSucceeded',
    ],
  },
  {
    rule: 'after MaxAttempts the error stands',
    definition: only(task({ Retry: [{ ErrorEquals: ['A'], MaxAttempts: 1 }] })),
    script: { work: [throwing('A'), throwing('A')] },
    ends: failed('A', cause('A')),
    calls: ['work {}', 'work {}'],
  },
  {
    rule: 'MaxAttempts 0 never retries',
    definition: only(
      task({
        Retry: [{ ErrorEquals: ['A'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }],
      }),
    ),
    script: { work: [throwing('A')] },
    ends: failed('A', cause('A')),
    calls: ['work {}'],
  },
  {
    rule: 'IntervalSeconds, BackoffRate and MaxDelaySeconds shape the delays',
    definition: only(
      task({
        Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 3, BackoffRate: 1.5, MaxDelaySeconds: 4 }],
        Output: '{% $millis() %}',
      }),
    ),
    script: { work: [throwing('A'), throwing('A'), throwing('A'), { gives: 1 }] },
    ends: done(3000 + 4000 + 4000),
  },
  {
    rule: 'JitterStrategy FULL draws the delay between 0 and its full length',
    definition: only(
      task({
        Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 3, JitterStrategy: 'FULL' }],
        Output: '{% $millis() %}',
      }),
    ),
    script: { work: [throwing('A'), { gives: 1 }] },
    ends: done(1500),
  },
  {
    rule: 'each Retrier counts for itself over the whole visit',
    definition: catching({
      Output: {},
      Retry: [
        { ErrorEquals: ['ErrorA', 'ErrorB'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
        { ErrorEquals: ['ErrorC'], IntervalSeconds: 5 },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $millis() %}', Next: 'Caught' }],
    }),
    script: { work: ['ErrorA', 'ErrorB', 'ErrorC', 'ErrorB'].map(throwing) },
    ends: done(1000 + 2000 + 5000),
    calls: ['work {}', 'work {}', 'work {}', 'work {}'],
  },
  {
    rule: 'the context object counts retries',
    definition: only(
      task({
        Arguments: { FunctionName: 'work', Payload: '{% $states.context.State.RetryCount %}' },
        Retry: [{ ErrorEquals: ['A'] }],
        Output: {},
      }),
    ),
    script: { work: [throwing('A'), { gives: 1 }] },
    ends: done({}),
    calls: ['work 0', 'work 1'],
  },
  {
    rule: 'a time-out can be retried',
    definition: only(
      task({ TimeoutSeconds: 5, Retry: [{ ErrorEquals: ['States.Timeout'] }], Output: {} }),
    ),
    script: { work: [{}, { gives: 1 }] },
    ends: done({}),
  },
  {
    rule: 'the values of a Retrier are checked',
    definition: only(
      task({
        Retry: [
          {
            ErrorEquals: [],
            IntervalSeconds: 0,
            BackoffRate: 0.5,
            MaxAttempts: -1,
            MaxDelaySeconds: 31_622_400,
            JitterStrategy: 'SOME',
            Speed: 1,
          },
        ],
      }),
    ),
    ends: refused(
      'Retry/0/ErrorEquals: too small',
      'Retry/0/IntervalSeconds: takes a whole number from 1 to 99999999, got 0',
      'Retry/0/BackoffRate: takes a number of at least 1, got 0.5',
      'Retry/0/MaxAttempts: takes a whole number from 0',
      'Retry/0/MaxDelaySeconds: takes a whole number from 1 to 31622399',
      'Retry/0/JitterStrategy: takes FULL or NONE, got "SOME"',
      'Retry/0/Speed: unknown field',
    ),
  },
  {
    rule: 'States.ALL stands alone and last',
    definition: catching({
      Output: {},
      Retry: [{ ErrorEquals: ['States.ALL', 'A'] }, { ErrorEquals: ['B'] }],
      Catch: [...all, { ErrorEquals: ['A'], Next: 'Caught' }],
    }),
    ends: refused(
      'Retry/0/ErrorEquals: States.ALL takes no other name',
      'Retry/0/ErrorEquals: States.ALL takes the last place',
      'Catch/0/ErrorEquals: States.ALL takes the last place',
    ),
    validatorDiffers: 'it does not look at the names',
  },
];
