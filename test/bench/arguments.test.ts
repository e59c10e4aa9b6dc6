import { readArguments } from '../../bench/arguments';
import type { Bench } from '../../bench/harness';

const [first, second] = ['first', 'second'].map((name): Bench => ({
  name,
  question: `${name}?`,
  run: () => Promise.reject(new Error('not to be run')),
})) as [Bench, Bench];

describe('the arguments of npm run bench', () => {
  test.each([
    [[], [first, second], false],
    [['--json'], [first, second], true],
    [['second'], [second], false],
    [['second', '--json', 'first'], [first, second], true],
  ])('%j', (args, chosen, json) => {
    expect(readArguments(args, [first, second])).toEqual({ chosen, json });
  });

  test.each(['third', '--jsn'])('%s is refused with what there is', (arg) => {
    expect(readArguments(['first', arg], [first, second])).toBe(
      `no bench "${arg}"; take any of first, second, and --json`,
    );
  });
});
