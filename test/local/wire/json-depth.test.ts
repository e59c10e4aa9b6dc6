import { jsonDepth } from '../../../local/wire/json-depth';

test.each([
  ['', 0],
  ['1', 0],
  ['{}', 1],
  ['{"a":[{}]}', 3],
  ['[[],[],[[]]]', 3],
  ['{"[[[":"]]]"}', 1],
  ['["\\"[["]', 1],
  ['["\\\\",[]]', 2],
])('the brackets of %s nest %d deep', (text, expected) => {
  expect(jsonDepth(text)).toBe(expected);
});
