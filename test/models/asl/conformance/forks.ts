import type { Row } from './row';
import { done, failed, group, machine, only, refused, task } from './row';

const calling = (name: string, more: Record<string, unknown> = {}) =>
  task({
    Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    End: true,
    ...more,
  });
const throwing = (name: string, afterMs = 0) => ({ throws: { name, message: 'no' }, afterMs });
const cause = (name: string): string =>
  `{"errorType":"${name}","errorMessage":"no","trace":["${name}: no"]}`;
const fork = (more: Record<string, unknown> = {}): unknown =>
  only({
    Type: 'Parallel',
    Branches: [group({ A: calling('a') }), group({ B: calling('b') })],
    ...more,
  });

/** Specification: "Parallel State". */
export const forks: readonly Row[] = [
  {
    rule: 'branches run side by side with the same input; the result is in their order',
    definition: fork({ Output: { r: '{% $states.result %}', at: '{% $millis() %}' } }),
    input: [3, 2],
    script: { a: [{ gives: 5, afterMs: 2000 }], b: [{ gives: 1, afterMs: 1000 }] },
    ends: done({ r: [5, 1], at: 2000 }),
    calls: ['a [3,2]', 'b [3,2]'],
    trace: [
      'ParallelStateEntered Only',
      'ParallelStateStarted',
      'TaskStateEntered A',
      'TaskStateEntered B',
      'TaskScheduled',
      'TaskStarted',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited B',
      'TaskSucceeded',
      'TaskStateExited A',
      'ParallelStateSucceeded',
      'ParallelStateExited Only',
      'ExecutionSucceeded',
    ],
  },
  {
    rule: 'Arguments are the input of all branches',
    definition: fork({ Arguments: { n: '{% $states.input %}' }, Output: {} }),
    input: 4,
    script: { a: [{ gives: 0 }], b: [{ gives: 0 }] },
    ends: done({}),
    calls: ['a {"n":4}', 'b {"n":4}'],
  },
  {
    rule: 'a branch that fails ends the others where they stand and fails the state',
    definition: machine({
      Only: {
        Type: 'Parallel',
        Branches: [
          group({ A: calling('a', { End: undefined, Next: 'A2' }), A2: calling('a') }),
          group({ B: calling('b') }),
          group({ W: { Type: 'Wait', Seconds: 60, End: true } }),
        ],
        End: true,
      },
    }),
    script: { a: [{ gives: 1, afterMs: 2000 }, { gives: 1 }], b: [throwing('Boom', 1000)] },
    ends: failed('Boom', cause('Boom')),
    calls: ['a {}', 'b {}'],
    trace: [
      'ParallelStateEntered Only',
      'ParallelStateStarted',
      'TaskStateEntered A',
      'TaskStateEntered B',
      'WaitStateEntered W',
      'TaskScheduled',
      'TaskStarted',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed Boom',
      'TaskStateAborted',
      'TaskStateAborted',
      'WaitStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed Boom',
    ],
  },
  {
    rule: 'a branch that has ended is not aborted by the failure of another',
    definition: fork(),
    script: { a: [{ gives: 1 }], b: [throwing('Boom', 1000)] },
    ends: failed('Boom', cause('Boom')),
    trace: [
      'ParallelStateEntered Only',
      'ParallelStateStarted',
      'TaskStateEntered A',
      'TaskStateEntered B',
      'TaskScheduled',
      'TaskStarted',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited A',
      'TaskFailed Boom',
      'TaskStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed Boom',
    ],
  },
  {
    rule: 'a Fail in a branch fails the state, a Succeed ends only its branch',
    definition: only({
      Type: 'Parallel',
      Branches: [
        group({ S: { Type: 'Succeed' } }),
        group({ F: { Type: 'Fail', Error: 'Planned' } }),
      ],
    }),
    ends: failed('Planned'),
  },
  {
    rule: 'a Parallel is retried as a whole, and failed in the history only at last',
    definition: only({
      Type: 'Parallel',
      Branches: [group({ F: { Type: 'Fail', Error: 'Planned' } })],
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
    }),
    ends: failed('Planned'),
    trace: [
      'ParallelStateEntered Only',
      'ParallelStateStarted',
      'FailStateEntered F',
      'retry Only in 1000',
      'ParallelStateStarted',
      'FailStateEntered F',
      'ParallelStateFailed',
      'ExecutionFailed Planned',
    ],
  },
  {
    rule: 'the failure of a branch can be caught',
    definition: machine({
      Only: {
        Type: 'Parallel',
        Branches: [group({ F: { Type: 'Fail', Error: 'Planned', Cause: 'why' } })],
        Catch: [{ ErrorEquals: ['Planned'], Assign: { x: 1 }, Next: 'C' }],
        Next: 'C',
      },
      C: { Type: 'Succeed', Output: '{% [$states.input, $x] %}' },
    }),
    ends: done([{ Error: 'Planned', Cause: 'why' }, 1]),
    trace: [
      'ParallelStateEntered Only',
      'ParallelStateStarted',
      'FailStateEntered F',
      'ParallelStateFailed',
      'ParallelStateExited Only',
      'SucceedStateEntered C',
      'SucceedStateExited C',
      'ExecutionSucceeded',
    ],
  },
  {
    rule: 'a Parallel has branches',
    definition: only({ Type: 'Parallel', Branches: [] }),
    ends: refused('/States/Only/Branches: too small'),
    validatorDiffers: 'it takes none',
  },
  {
    rule: 'variables of a branch are its own and end with it',
    definition: machine({
      Only: {
        Type: 'Parallel',
        Branches: [
          group({
            A: { Type: 'Pass', Assign: { x: 1 }, Next: 'A2' },
            A2: { Type: 'Succeed', Output: '{% $x %}' },
          }),
          group({
            B: { Type: 'Wait', Seconds: 5, Next: 'B2' },
            B2: { Type: 'Succeed', Output: '{% $exists($x) %}' },
          }),
        ],
        Next: 'C',
      },
      C: { Type: 'Succeed', Output: '{% [$states.input, $exists($x)] %}' },
    }),
    ends: done([1, false, false]),
  },
];
