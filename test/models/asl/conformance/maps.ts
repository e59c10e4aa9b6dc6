import type { Row } from './row';
import { done, failed, group, inFirst, mistyped, only, refused, task } from './row';

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
const mapping = (more: Record<string, unknown> = {}): unknown =>
  only({ Type: 'Map', ItemProcessor: group({ A: calling('a') }), ...more });

/** Specification: "Map State"; AWS: inline Map. */
export const maps: readonly Row[] = [
  {
    rule: 'Map runs its processor once for each of Items; the result is in their order',
    definition: mapping({ Items: '{% $states.input.list %}' }),
    input: { list: ['p', 'q'] },
    script: {
      a: [
        { gives: 1, afterMs: 2000 },
        { gives: 2, afterMs: 1000 },
      ],
    },
    ends: done([1, 2]),
    calls: ['a "p"', 'a "q"'],
    trace: [
      'MapStateEntered Only',
      'MapStateStarted',
      'MapIterationStarted Only[0]',
      'MapIterationStarted Only[1]',
      'TaskStateEntered A',
      'TaskStateEntered A',
      'TaskScheduled',
      'TaskStarted',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited A',
      'MapIterationSucceeded Only[1]',
      'TaskSucceeded',
      'TaskStateExited A',
      'MapIterationSucceeded Only[0]',
      'MapStateSucceeded',
      'MapStateExited Only',
      'ExecutionSucceeded',
    ],
  },
  {
    rule: 'without Items the input is the array; none is no work',
    definition: mapping(),
    input: [],
    ends: done([]),
    trace: [
      'MapStateEntered Only',
      'MapStateStarted',
      'MapStateSucceeded',
      'MapStateExited Only',
      'ExecutionSucceeded',
    ],
  },
  {
    rule: 'an input that is no array is an error',
    definition: mapping(),
    input: { foo: 'bar' },
    ends: failed(
      'States.QueryEvaluationError',
      inFirst('Map state input must be an array but was: {"foo":"bar"}'),
    ),
    trace: [
      'MapStateEntered Only',
      'EvaluationFailed States.QueryEvaluationError',
      'MapStateFailed',
      'ExecutionFailed States.QueryEvaluationError',
    ],
  },
  {
    rule: 'Items may be an array with expressions in it',
    definition: mapping({ Items: [1, '{% 1 + 1 %}'] }),
    script: { a: [{ gives: 1 }, { gives: 2 }] },
    ends: done([1, 2]),
    calls: ['a 1', 'a 2'],
  },
  {
    rule: 'Items must evaluate to an array',
    definition: mapping({ Items: "{% {'foo': 'bar'} %}" }),
    ends: mistyped("{'foo': 'bar'}", 'Items', 'array', `'object' for value: {"foo":"bar"}`),
  },
  {
    rule: 'ItemSelector makes the input of an iteration; the context has index and value',
    definition: mapping({
      Items: '{% $states.input.list %}',
      ItemSelector: { all: '{% $states.context.Map.Item %}', k: '{% $states.input.k %}' },
      Output: {},
    }),
    input: { list: ['p'], k: 7 },
    script: { a: [{ gives: 1 }] },
    ends: done({}),
    calls: ['a {"all":{"Index":0,"Value":"p","Source":"STATE_DATA"},"k":7}'],
  },
  {
    rule: 'the states of an iteration see its item in the context',
    definition: only({
      Type: 'Map',
      Items: ['p', 'q'],
      ItemProcessor: group({
        A: { Type: 'Pass', Output: '{% $states.context.Map.Item.Index %}', End: true },
      }),
    }),
    ends: done([0, 1]),
  },
  {
    rule: 'so do the states of a Parallel inside; an inner Map has items of its own',
    definition: only({
      Type: 'Map',
      Items: ['p'],
      ItemProcessor: group({
        Both: {
          Type: 'Parallel',
          Branches: [
            group({
              A: { Type: 'Pass', Output: '{% $states.context.Map.Item.Value %}', End: true },
            }),
            group({
              B: {
                Type: 'Map',
                Items: ['q'],
                ItemProcessor: group({
                  C: { Type: 'Pass', Output: '{% $states.context.Map.Item.Value %}', End: true },
                }),
                End: true,
              },
            }),
          ],
          End: true,
        },
      }),
    }),
    ends: done([['p', ['q']]]),
  },
  {
    rule: 'MaxConcurrency bounds how many iterations run at once',
    definition: mapping({
      Items: [1, 2, 3],
      MaxConcurrency: '{% 2 %}',
      Output: { at: '{% $millis() %}' },
    }),
    script: { a: [1, 2, 3].map((gives) => ({ gives, afterMs: 1000 })) },
    ends: done({ at: 2000 }),
  },
  {
    rule: 'MaxConcurrency 0 means no bound, which for an inline Map is 40',
    definition: mapping({
      Items: '{% [1..41] %}',
      MaxConcurrency: 0,
      Output: { at: '{% $millis() %}' },
    }),
    script: { a: Array.from({ length: 41 }, () => ({ gives: 0, afterMs: 1000 })) },
    ends: done({ at: 2000 }),
  },
  {
    rule: 'an iteration that fails ends the others and fails the Map',
    definition: mapping({ Items: [1, 2, 3], MaxConcurrency: 2 }),
    script: { a: [{ gives: 1, afterMs: 2000 }, throwing('Boom', 1000)] },
    ends: failed('Boom', cause('Boom')),
    calls: ['a 1', 'a 2'],
    trace: [
      'MapStateEntered Only',
      'MapStateStarted',
      'MapIterationStarted Only[0]',
      'MapIterationStarted Only[1]',
      'TaskStateEntered A',
      'TaskStateEntered A',
      'TaskScheduled',
      'TaskStarted',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed Boom',
      'MapIterationFailed Only[1]',
      'MapIterationAborted Only[0]',
      'TaskStateAborted',
      'TaskStateAborted',
      'MapStateFailed',
      'ExecutionFailed Boom',
    ],
  },
  {
    rule: 'tolerated failures, distributed maps and readers are not imitated',
    definition: mapping({
      ToleratedFailureCount: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        ...group({ A: calling('a') }),
      },
    }),
    ends: refused(
      '/States/Only/ToleratedFailureCount: unknown field',
      '/ItemProcessor/ProcessorConfig/Mode: takes INLINE, got "DISTRIBUTED"',
      '/ItemProcessor/ProcessorConfig/ExecutionType: unknown field',
    ),
    validatorDiffers: 'they are valid on AWS',
  },
  {
    rule: 'an INLINE ProcessorConfig is what there is',
    definition: mapping({
      Items: [],
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...group({ A: calling('a') }) },
    }),
    ends: done([]),
  },
];
