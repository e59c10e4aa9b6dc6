import type { Row } from './row';
import { done, group, machine, only, refused, task } from './row';

const pass = { Type: 'Pass', End: true };

/** Specification: "Structure of a State Machine", "States", "Transitions", the table of fields. */
export const structure: readonly Row[] = [
  {
    rule: 'a machine has QueryLanguage, StartAt and States; JSONPath is not imitated',
    definition: { StartAt: 'A', States: { A: pass } },
    ends: refused('/QueryLanguage: takes JSONata, got nothing'),
    validatorDiffers: 'JSONPath is valid on AWS',
  },
  {
    rule: 'a state in JSONPath is not imitated',
    definition: machine({ A: { ...pass, QueryLanguage: 'JSONPath' } }),
    ends: refused('/States/A/QueryLanguage: takes JSONata, got "JSONPath"'),
    validatorDiffers: 'it does not know that AWS allows no JSONPath state in a JSONata machine',
  },
  {
    rule: 'all problems are told at once',
    definition: machine(
      {
        A: { Type: 'Pass', Next: 'Nowhere', Color: 'red' },
        B: { Type: 'Wait', Seconds: -1, End: true },
      },
      { Speed: 1 },
    ),
    ends: refused(
      '/Speed: unknown field of a state machine in JSONata',
      '/States/A/Color: unknown field of a Pass state in JSONata',
      '/States/A/Next: takes a state of its own group (A, B), got Nowhere',
      '/States/B/Seconds: takes a whole number from 0',
    ),
  },
  {
    rule: 'StartAt names one of the States',
    definition: { ...(machine({ A: pass }) as object), StartAt: 'B' },
    ends: refused(
      '/StartAt: takes a state of its own group (A), got B',
      '/States/A: cannot be reached',
    ),
  },
  {
    rule: 'Version is 1.0',
    definition: machine({ A: pass }, { Version: '1.0', Comment: 'one' }),
    ends: done({}),
  },
  {
    rule: 'no other Version exists',
    definition: machine({ A: pass }, { Version: '2.0' }),
    ends: refused('/Version: takes 1.0, got "2.0"'),
    validatorDiffers: 'it takes any version',
  },
  {
    rule: 'a machine that executes longer than its TimeoutSeconds fails',
    definition: machine({ A: { Type: 'Wait', Seconds: 60, End: true } }, { TimeoutSeconds: 3 }),
    ends: { status: 'TIMED_OUT' },
    trace: ['WaitStateEntered A', 'ExecutionTimedOut States.Timeout'],
  },
  {
    rule: 'a state has one of eight types',
    definition: machine({ A: { Type: 'Think', End: true } }),
    ends: refused('/States/A/Type: takes Pass, Task, Choice'),
  },
  {
    rule: 'names of states have at most 80 characters',
    definition: machine({ ['A'.repeat(81)]: pass }),
    ends: refused('takes a name of at most 80 characters, got 81'),
  },
  {
    rule: 'names of states are unique in the whole machine',
    definition: machine({
      A: { Type: 'Parallel', Branches: [group({ B: pass })], Next: 'B' },
      B: pass,
    }),
    ends: refused('/States/B: a state of this name exists elsewhere'),
  },
  {
    rule: 'a state goes on or ends, not both',
    definition: machine({ A: { Type: 'Pass', Next: 'B', End: true }, B: pass }),
    ends: refused('/States/A: takes exactly one of Next and "End": true, got both'),
  },
  {
    rule: 'a state goes on or ends, not neither',
    definition: machine({ A: { Type: 'Pass' }, B: pass }),
    ends: refused('/States/A: takes exactly one of Next and "End": true, got neither'),
  },
  {
    rule: 'every state can be reached',
    definition: machine({ A: pass, B: pass }),
    ends: refused('/States/B: cannot be reached from StartAt'),
  },
  {
    rule: 'a machine has an end',
    definition: machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }),
    ends: refused('/States: takes at least one end'),
  },
  {
    rule: 'a state has several ways in',
    definition: machine({
      A: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.n < 3 %}', Next: 'B' }],
        Default: 'C',
      },
      B: { Type: 'Pass', Output: { n: '{% $states.input.n + 1 %}' }, Next: 'A' },
      C: { Type: 'Succeed' },
    }),
    input: { n: 0 },
    ends: done({ n: 3 }),
  },
  {
    rule: 'Choice, Succeed and Fail neither go on nor end by a field',
    definition: machine({
      A: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'B' }], Next: 'B' },
      B: { Type: 'Succeed', End: true },
    }),
    ends: refused(
      '/States/A/Next: unknown field of a Choice state',
      '/States/B/End: unknown field of a Succeed state',
    ),
  },
  {
    rule: 'Succeed has no Assign, Fail no Output',
    definition: machine({
      A: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'B' }], Default: 'C' },
      B: { Type: 'Succeed', Assign: { x: 1 } },
      C: { Type: 'Fail', Output: {} },
    }),
    ends: refused('/States/B/Assign: unknown field', '/States/C/Output: unknown field'),
  },
  ...['InputPath', 'OutputPath', 'ResultPath', 'Parameters', 'ResultSelector'].map(
    (field): Row => ({
      rule: `${field} belongs to JSONPath`,
      definition: only(task({ [field]: field.endsWith('Path') ? '$' : {} })),
      ends: refused(`/States/Only/${field}: unknown field of a Task state in JSONata`),
    }),
  ),
  {
    rule: 'Result of a Pass belongs to JSONPath',
    definition: only({ Type: 'Pass', Result: 1 }),
    ends: refused('/States/Only/Result: unknown field of a Pass state in JSONata'),
    validatorDiffers: 'it lets a JSONata Pass have one',
  },
  {
    rule: 'Arguments belong to Task and Parallel',
    definition: only({ Type: 'Pass', Arguments: {} }),
    ends: refused('/States/Only/Arguments: unknown field of a Pass state'),
  },
  {
    rule: 'Retry and Catch belong to Task, Parallel and Map',
    definition: only({ Type: 'Pass', Retry: [], Catch: [] }),
    ends: refused('/States/Only/Retry: unknown field', '/States/Only/Catch: unknown field'),
  },
  {
    rule: 'a branch leads to no state outside',
    definition: machine({
      A: {
        Type: 'Parallel',
        Branches: [group({ B: { Type: 'Pass', Next: 'C' }, D: { Type: 'Succeed' } })],
        Next: 'C',
      },
      C: pass,
    }),
    ends: refused(
      '/States/A/Branches/0/States/B/Next: takes a state of its own group (B, D), got C',
      '/States/A/Branches/0/States/D: cannot be reached',
    ),
  },
  {
    rule: 'no state outside leads into a Map',
    definition: machine({
      A: { Type: 'Map', Items: [], ItemProcessor: group({ B: pass }), Next: 'B' },
    }),
    ends: refused('/States/A/Next: takes a state of its own group (A), got B', '/States: takes'),
  },
];
