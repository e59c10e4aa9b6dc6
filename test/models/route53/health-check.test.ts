import { calculatedHealth, endpointHealth, passes } from '../../../models/route53/health-check';
import { calculatedCheck, endpointCheck } from './specimens';

const plain = endpointCheck('plain');
const inverted = endpointCheck('inverted', { inverted: true });

test('of 16 checkers the third healthy one makes a check healthy', () => {
  expect(endpointHealth(plain, { withData: 16, healthy: 2 })).toBe(false);
  expect(endpointHealth(plain, { withData: 16, healthy: 3 })).toBe(true);
});

test('an inverted check says the opposite at the same counts', () => {
  expect(endpointHealth(inverted, { withData: 16, healthy: 2 })).toBe(true);
  expect(endpointHealth(inverted, { withData: 16, healthy: 3 })).toBe(false);
});

test('exactly 18 % is not more than 18 %', () => {
  expect(endpointHealth(plain, { withData: 100, healthy: 18 })).toBe(false);
  expect(endpointHealth(plain, { withData: 100, healthy: 19 })).toBe(true);
});

test('without data a check is healthy, an inverted one unhealthy', () => {
  expect(endpointHealth(plain, { withData: 0, healthy: 0 })).toBe(true);
  expect(endpointHealth(inverted, { withData: 0, healthy: 0 })).toBe(false);
});

test('a disabled check is healthy whatever anyone says', () => {
  const disabled = { disabled: true };
  expect(endpointHealth({ ...plain, ...disabled }, { withData: 16, healthy: 0 })).toBe(true);
  expect(calculatedHealth(calculatedCheck('c', ['a'], disabled), 0)).toBe(true);
});

test.each([
  [0, 0, true],
  [2, 1, false],
  [2, 2, true],
  [5, 4, false],
])('threshold %i with %i of 4 children healthy: %p', (healthThreshold, healthy, expected) => {
  const check = calculatedCheck('gate', ['a', 'b', 'c', 'd'], { healthThreshold });
  expect(calculatedHealth(check, healthy)).toBe(expected);
  expect(calculatedHealth({ ...check, inverted: true }, healthy)).toBe(!expected);
});

test.each([
  [199, false],
  [200, true],
  [204, true],
  [302, true],
  [399, true],
  [400, false],
  [503, false],
])('status %i passes: %p', (status, expected) => {
  expect(passes(status)).toBe(expected);
});
