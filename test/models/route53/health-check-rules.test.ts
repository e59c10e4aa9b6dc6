import { checkSetProblems } from '../../../models/route53/health-check-rules';
import { calculatedCheck, endpointCheck } from './specimens';

test('a calculated check over endpoint checks is accepted in any order', () => {
  expect(checkSetProblems([calculatedCheck('gate', ['a']), endpointCheck('a')])).toEqual([]);
});

test('a calculated check cannot count a calculated one', () => {
  const checks = [
    endpointCheck('a'),
    calculatedCheck('b', ['a']),
    calculatedCheck('c', ['a', 'b']),
  ];
  expect(checkSetProblems(checks)).toEqual([expect.stringContaining('child b of c is calculated')]);
});

test('unknown children and repeated ids are said together', () => {
  const problems = checkSetProblems([
    endpointCheck('a'),
    endpointCheck('a'),
    calculatedCheck('b', ['lost']),
  ]);
  expect(problems).toHaveLength(2);
});
