import type { Row } from './row';
import { done, group, machine, only, refused } from './row';

/** Specification: "State Machine Variables". */
export const variables: readonly Row[] = [
  {
    rule: 'variables are readable in all states that follow',
    definition: machine({
      A: { Type: 'Pass', Assign: { x: 42, y: { z: '{% $states.input.a %}' } }, Next: 'B' },
      B: { Type: 'Pass', Next: 'C' },
      C: { Type: 'Succeed', Output: { x: '{% $x %}', z: '{% $y.z %}' } },
    }),
    input: { a: 7 },
    ends: done({ x: 42, z: 7 }),
  },
  {
    rule: 'expressions of a state see the values at its entry, in Assign and in Output',
    definition: machine({
      A: { Type: 'Pass', Assign: { x: 5 }, Next: 'B' },
      B: {
        Type: 'Pass',
        Assign: { x: 42, old: '{% $x %}' },
        Output: { x: '{% $x %}' },
        Next: 'C',
      },
      C: { Type: 'Succeed', Output: '{% [$x, $old, $states.input.x] %}' },
    }),
    ends: done([42, 5, 5]),
  },
  {
    rule: 'an assignment inside an expression is not one of the machine',
    definition: machine({
      A: { Type: 'Pass', Assign: { x: 1 }, Output: '{% ($x := 9; $x) %}', Next: 'B' },
      B: { Type: 'Succeed', Output: '{% [$states.input, $x] %}' },
    }),
    ends: done([9, 1]),
  },
  {
    rule: 'names of variables are identifiers, and states is taken',
    definition: only({ Type: 'Pass', Assign: { 'x.y': 1, '1a': 2, states: 3 } }),
    ends: refused('got x.y', 'got 1a', 'states is reserved'),
    validatorDiffers: 'it does not look at the names',
  },
  {
    rule: 'inner scopes read outer variables and keep their own',
    definition: machine({
      A: { Type: 'Pass', Assign: { outer: 'hello' }, Next: 'B' },
      B: {
        Type: 'Map',
        Items: [1],
        ItemProcessor: group({
          C: { Type: 'Pass', Assign: { hi: '{% $outer %}' }, Next: 'D' },
          D: { Type: 'Succeed', Output: '{% $hi %}' },
        }),
        Assign: { outer: 2 },
        Next: 'E',
      },
      E: { Type: 'Succeed', Output: '{% [$states.input, $outer, $exists($hi)] %}' },
    }),
    ends: done(['hello', 2, false]),
  },
  {
    rule: 'inner scopes must not assign a variable of an outer one',
    definition: machine({
      A: { Type: 'Pass', Assign: { outer: 1 }, Next: 'B' },
      B: {
        Type: 'Parallel',
        Branches: [group({ C: { Type: 'Pass', Assign: { outer: 2 }, End: true } })],
        End: true,
      },
    }),
    ends: refused('/States/B/Branches/0/States/C/Assign: the variable outer belongs to a scope'),
    validatorDiffers: 'it does not look at scopes',
  },
];
