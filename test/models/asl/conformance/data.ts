import type { Row } from './row';
import { done, failed, inFirst, machine, only, passing, refused, task, undefinedIn } from './row';

/** Specification: "Data", "JSONata Concepts"; AWS: transforming data. */
export const data: readonly Row[] = [
  {
    rule: 'the output of a state is the input of the next, that of the end the output',
    definition: machine({
      A: { Type: 'Pass', Output: { n: 1 }, Next: 'B' },
      B: { Type: 'Pass', Output: { n: '{% $states.input.n + 1 %}' }, End: true },
    }),
    ends: done({ n: 2 }),
    trace: [
      'PassStateEntered A',
      'PassStateExited A',
      'PassStateEntered B',
      'PassStateExited B',
      'ExecutionSucceeded',
    ],
  },
  {
    rule: 'without Output a Pass copies its input',
    definition: only({ Type: 'Pass' }),
    input: ['any', { json: null }],
    ends: done(['any', { json: null }]),
  },
  {
    rule: 'Output takes any JSON, with expressions however deep',
    definition: passing([1, { a: ['{% 1 + 1 %}', 'plain'] }, null, true]),
    ends: done([1, { a: [2, 'plain'] }, null, true]),
    validatorDiffers: 'its schema takes objects and expressions only',
  },
  {
    rule: 'an expression may be the whole value, without spaces inside its delimiters',
    definition: passing('{%[1..3]%}'),
    ends: done([1, 2, 3]),
    validatorDiffers: 'its schema wants a space after {% and before %}',
  },
  {
    rule: 'a string that neither starts with {% nor ends with %} is itself',
    definition: passing({ a: ' {% $x %} ', b: '$states.input', c: 'a {% b' }),
    ends: done({ a: ' {% $x %} ', b: '$states.input', c: 'a {% b' }),
  },
  {
    rule: 'an expression fills its whole string: no space before {%',
    definition: passing({ a: ' {% $states.input %}' }),
    ends: refused('/States/Only/Output/a: takes {% right at its start and %} right at its end'),
    validatorDiffers: 'it trims a string before it looks for expressions',
  },
  {
    rule: 'an expression fills its whole string: nothing after %}',
    definition: passing({ a: '{% $states.input %} %' }),
    ends: refused('/States/Only/Output/a: takes {% right at its start'),
  },
  {
    rule: 'an expression must parse',
    definition: passing('{% 1 + %}'),
    ends: refused('/States/Only/Output: takes a JSONata 2.0.6 expression'),
  },
  {
    rule: 'the syntax is that of JSONata 2.0.6, which AWS runs: no ??',
    definition: passing('{% $states.input.a ?? 1 %}'),
    ends: refused('/States/Only/Output: takes a JSONata 2.0.6 expression'),
  },
  {
    rule: 'an undefined result is an error',
    definition: passing({ a: '{% $states.input.none %}' }),
    ends: undefinedIn('$states.input.none', 'Output/a'),
    trace: [
      'PassStateEntered Only',
      'EvaluationFailed States.QueryEvaluationError',
      'ExecutionFailed States.QueryEvaluationError',
    ],
  },
  {
    rule: 'a filter that matches nothing is undefined; an array around it is not',
    definition: passing({
      one: '{% $states.input.list[n=1] %}',
      none: '{% [$states.input.list[n=7]] %}',
    }),
    input: { list: [{ n: 1 }, { n: 2 }] },
    ends: done({ one: { n: 1 }, none: [] }),
  },
  {
    rule: 'a field that is undefined inside an object that an expression makes is left out',
    definition: passing("{% {'a': $states.input.none, 'b': 1} %}"),
    ends: done({ b: 1 }),
  },
  {
    rule: 'a type error is an error',
    definition: passing({ a: "{% 1 + 'x' %}" }),
    ends: failed(
      'States.QueryEvaluationError',
      inFirst(
        "The JSONata expression '1 + 'x'' specified for the field 'Output/a' threw an error " +
          'during evaluation. T2002: The right side of the "+" operator must evaluate to a number',
      ),
    ),
  },
  {
    rule: 'a function that nobody defined cannot be called',
    definition: passing({ a: '{% $randomSeeded(1) %}' }),
    ends: failed(
      'States.QueryEvaluationError',
      inFirst(
        "The JSONata expression '$randomSeeded(1)' specified for the field 'Output/a' threw an " +
          'error during evaluation. T1006: Attempted to invoke a non-function',
      ),
    ),
  },
  {
    rule: 'a function is no result',
    definition: passing('{% function($x){$x} %}'),
    ends: failed(
      'States.QueryEvaluationError',
      inFirst(
        "The JSONata expression 'function($x){$x}' specified for the field 'Output' returned an " +
          'unsupported result type.',
      ),
    ),
  },
  ...['$', '$$', '$.total', 'total', '*'].map((text): Row => ({
    rule: `there is no input document: ${text} is refused at the top of an expression`,
    definition: passing({ a: `{% ${text} %}` }),
    ends: refused('/States/Only/Output/a: there is no input document'),
    validatorDiffers: 'it parses expressions and looks no further',
  })),
  {
    rule: '$ and plain names may stand inside an expression, where they have a value',
    definition: passing({
      a: '{% $states.input.orders[total > 10].(total + $.fee) %}',
      b: '{% $map([1,2], function($v){ $v * 2 }) %}',
    }),
    input: { orders: [{ total: 5 }, { total: 20, fee: 1 }] },
    ends: done({ a: 21, b: [2, 4] }),
  },
  {
    rule: '$eval is refused',
    definition: passing('{% $eval("1") %}'),
    ends: refused('$eval does not exist in Step Functions, use $parse'),
    validatorDiffers: 'it parses expressions and looks no further',
  },
  {
    rule: '$hash and a seed for $random are not imitated',
    definition: passing({ a: '{% $hash("x", "MD5") %}', b: '{% $random(7) %}' }),
    ends: refused('$hash is not imitated', 'a seed for $random is not imitated'),
    validatorDiffers: 'it parses expressions and looks no further',
  },
  {
    rule: 'AWS adds $partition, $range, $parse, $uuid and $random',
    definition: passing({
      partition: '{% $partition([1,2,3], 2) %}',
      range: '{% $range(0, 10, 3) %}',
      one: '{% $range(1, 9, 9) %}',
      parse: `{% $parse('{"a":[1]}') %}`,
      uuid: '{% $substring($uuid(), 0, 23) %}',
      random: '{% $random() %}',
      now: '{% [$millis(), $now()] %}',
    }),
    ends: done({
      partition: [[1, 2], [3]],
      range: [0, 3, 6, 9],
      one: 1,
      parse: { a: [1] },
      uuid: '88888888-8888-4888-a888',
      random: 0.5,
      now: [0, '1970-01-01T00:00:00.000Z'],
    }),
  },
  {
    rule: 'the context object tells of execution, machine and state',
    definition: passing('{% $states.context %}'),
    input: { k: 1 },
    ends: done({
      Execution: {
        Id: 'arn:aws:states:eu-west-1:111122223333:execution:plane:run-1',
        Input: { k: 1 },
        Name: 'run-1',
        RoleArn: 'arn:aws:iam::111122223333:role/plane',
        StartTime: '1970-01-01T00:00:00Z',
        RedriveCount: 0,
      },
      StateMachine: {
        Id: 'arn:aws:states:eu-west-1:111122223333:stateMachine:plane',
        Name: 'plane',
      },
      State: { Name: 'Only', EnteredTime: '1970-01-01T00:00:00Z', RetryCount: 0 },
    }),
  },
  ...(['result', 'errorOutput'] as const).map((part): Row => ({
    rule: `$states.${part} exists in no field of a Pass`,
    definition: passing(`{% $states.${part} %}`),
    ends: refused(`$states.${part} does not exist in this field`),
    validatorDiffers: 'it parses expressions and looks no further',
  })),
  {
    rule: '$states.result exists in Output and Assign of a Task, not in its Arguments',
    definition: only(task({ Arguments: { FunctionName: '{% $states.result.name %}' } })),
    ends: refused('/States/Only/Arguments/FunctionName: $states.result does not exist'),
    validatorDiffers: 'it parses expressions and looks no further',
  },
];
