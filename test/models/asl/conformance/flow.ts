import type { Row } from './row';
import { done, failed, inFirst, machine, mistyped, only, refused } from './row';

const choosing = (rules: readonly unknown[], more: Record<string, unknown> = {}): unknown =>
  machine({
    Only: { Type: 'Choice', Choices: rules, ...more },
    Yes: { Type: 'Pass', Output: { to: 'yes', input: '{% $states.input %}' }, End: true },
    No: { Type: 'Pass', Output: { to: 'no', input: '{% $states.input %}' }, End: true },
  });

const waiting = (fields: Record<string, unknown>): unknown =>
  only({ Type: 'Wait', ...fields, Output: { atMs: '{% $millis() %}' } });

const unreadable = (text: string): Row['ends'] =>
  failed(
    'States.QueryEvaluationError',
    inFirst(
      'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format ' +
        `string: ${text}`,
    ),
  );

/** Specification: "Choice State", "Wait State", "Succeed State", "Fail State". */
export const flow: readonly Row[] = [
  {
    rule: 'the first rule whose Condition is true is chosen',
    definition: choosing(
      [
        { Condition: '{% $states.input.n > 5 %}', Next: 'No' },
        { Condition: '{% $states.input.n > 1 %}', Next: 'Yes' },
        { Condition: '{% true %}', Next: 'No' },
      ],
      { Default: 'No' },
    ),
    input: { n: 3 },
    ends: done({ to: 'yes', input: { n: 3 } }),
    trace: [
      'ChoiceStateEntered Only',
      'ChoiceStateExited Only',
      'PassStateEntered Yes',
      'PassStateExited Yes',
      'ExecutionSucceeded',
    ],
  },
  {
    rule: 'a Condition may be a constant',
    definition: choosing([{ Condition: true, Next: 'Yes' }], { Default: 'No' }),
    ends: done({ to: 'yes', input: {} }),
    validatorDiffers: 'its schema takes expressions only',
  },
  {
    rule: 'no rule holds: Default, with the Output and Assign of the state itself',
    definition: machine({
      Only: {
        Type: 'Choice',
        Choices: [{ Condition: '{% false %}', Assign: { x: 'rule' }, Output: {}, Next: 'End' }],
        Default: 'End',
        Assign: { x: 'default' },
        Output: { y: 1 },
      },
      End: { Type: 'Succeed', Output: '{% [$x, $states.input] %}' },
    }),
    ends: done(['default', { y: 1 }]),
  },
  {
    rule: 'a rule that holds: its Output and Assign, not those of the state',
    definition: machine({
      Only: {
        Type: 'Choice',
        Choices: [
          { Condition: '{% true %}', Assign: { x: 'rule' }, Output: { z: 2 }, Next: 'End' },
        ],
        Assign: { x: 'default', w: 1 },
        Output: { y: 1 },
      },
      End: { Type: 'Succeed', Output: '{% [$x, $exists($w), $states.input] %}' },
    }),
    ends: done(['rule', false, { z: 2 }]),
  },
  {
    rule: 'no rule holds and there is no Default',
    definition: choosing([
      { Condition: '{% false %}', Next: 'Yes' },
      { Condition: '{% false %}', Next: 'No' },
    ]),
    ends: failed(
      'States.NoChoiceMatched',
      inFirst('No choice rule matched and there is no Default.'),
    ),
  },
  {
    rule: 'a Condition must evaluate to a boolean',
    definition: choosing([{ Condition: '{% $states.input.n %}', Next: 'Yes' }], { Default: 'No' }),
    input: { n: 1 },
    ends: mistyped('$states.input.n', 'Choices[0]/Condition', 'boolean', "'number' for value: 1"),
  },
  {
    rule: 'a Condition must evaluate to something',
    definition: choosing([{ Condition: '{% $states.input.n %}', Next: 'Yes' }], { Default: 'No' }),
    ends: failed(
      'States.QueryEvaluationError',
      inFirst(
        "The JSONata expression '$states.input.n' specified for the field " +
          "'Choices[0]/Condition' returned nothing (undefined).",
      ),
    ),
  },
  {
    rule: 'a rule has a Condition and a Next',
    definition: choosing([{ Condition: 'yes', Next: 'Yes' }, {}], { Default: 'No' }),
    ends: refused(
      '/States/Only/Choices/0/Condition: takes true, false or {% an expression %}, got "yes"',
      '/States/Only/Choices/1/Condition: takes true, false or',
      '/States/Only/Choices/1/Next: invalid input: expected string, received undefined',
    ),
  },
  {
    rule: 'comparisons belong to JSONPath',
    definition: choosing([{ Variable: '$.n', NumericEquals: 1, Next: 'Yes' }], { Default: 'No' }),
    ends: refused(
      'Choices/0/Condition: takes',
      'Choices/0/Variable: unknown field',
      'Choices/0/NumericEquals: unknown field',
    ),
  },
  {
    rule: 'Choices is not empty',
    definition: choosing([], { Default: 'Yes' }),
    ends: refused('/States/Only/Choices: too small'),
  },
  {
    rule: 'Seconds wait so long',
    definition: waiting({ Seconds: 90 }),
    ends: done({ atMs: 90_000 }),
    trace: ['WaitStateEntered Only', 'WaitStateExited Only', 'ExecutionSucceeded'],
  },
  {
    rule: 'Seconds may be calculated',
    definition: waiting({ Seconds: '{% $states.input.s * 2 %}' }),
    input: { s: 2 },
    ends: done({ atMs: 4000 }),
  },
  {
    rule: 'calculated Seconds are a whole number from 0',
    definition: waiting({ Seconds: '{% -1 %}' }),
    ends: mistyped('-1', 'Seconds', 'non-negative integer', "'number' for value: -1"),
  },
  {
    rule: 'Timestamp waits until then',
    definition: waiting({ Timestamp: '1970-01-01T00:02:00Z' }),
    ends: done({ atMs: 120_000 }),
  },
  {
    rule: 'Timestamp may have an offset and lie in the past',
    definition: waiting({ Timestamp: '{% $states.input.at %}' }),
    input: { at: '1970-01-01T00:30:00.5+01:00' },
    ends: done({ atMs: 0 }),
  },
  ...['2016-12-05 21:29:29Z', '2016-12-05T21:29:29', '2016-13-05T21:29:29Z'].map((text): Row => ({
    rule: `${text} is no Timestamp`,
    definition: waiting({ Timestamp: '{% $states.input %}' }),
    input: text,
    ends: unreadable(text),
    trace: [
      'WaitStateEntered Only',
      'EvaluationFailed States.QueryEvaluationError',
      'ExecutionFailed States.QueryEvaluationError',
    ],
  })),
  {
    rule: 'a Wait has exactly one of Seconds and Timestamp',
    definition: waiting({ Seconds: 1, Timestamp: '2016-03-14T01:59:00Z' }),
    ends: refused('/States/Only: takes exactly one of Seconds and Timestamp'),
  },
  {
    rule: 'SecondsPath belongs to JSONPath',
    definition: waiting({ SecondsPath: '$.s' }),
    ends: refused('/States/Only/SecondsPath: unknown', '/States/Only: takes exactly one of'),
  },
  {
    rule: 'Succeed ends the machine with its input or its Output',
    definition: machine({ A: { Type: 'Succeed', Output: { ok: '{% $states.input.ok %}' } } }),
    input: { ok: 1, more: 2 },
    ends: done({ ok: 1 }),
    trace: ['SucceedStateEntered A', 'SucceedStateExited A', 'ExecutionSucceeded'],
  },
  {
    rule: 'Fail ends the machine with its Error and Cause',
    definition: machine({ A: { Type: 'Fail', Error: 'ErrorA', Cause: 'Kaiju attack' } }),
    ends: failed('ErrorA', 'Kaiju attack'),
    trace: ['FailStateEntered A', 'ExecutionFailed ErrorA'],
  },
  {
    rule: 'Error and Cause may be calculated',
    definition: machine({
      A: { Type: 'Fail', Error: '{% $states.input.e %}', Cause: "{% 'in ' & $states.input.r %}" },
    }),
    input: { e: 'Lost', r: 'eu-west-1' },
    ends: failed('Lost', 'in eu-west-1'),
  },
  {
    rule: 'a calculated Error is a string',
    definition: machine({ Only: { Type: 'Fail', Error: '{% 7 %}' } }),
    ends: mistyped('7', 'Error', 'string', "'number' for value: 7"),
  },
  {
    rule: 'Fail needs neither',
    definition: machine({ A: { Type: 'Fail' } }),
    ends: { status: 'FAILED' },
  },
];
