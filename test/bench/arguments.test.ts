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

  test('a picture is of one bench, and names its file', () => {
    const svg = 'docs/some.svg';
    expect(readArguments(['second', '--svg', svg, '--json'], [first, second])).toEqual({
      ...{ chosen: [second], json: true, svg },
    });
    expect(readArguments(['--svg', svg], [first, second])).toBe(
      '--svg takes the picture of one bench; name it',
    );
    expect(readArguments(['first', '--svg'], [first, second])).toBe('--svg names no file');
    expect(readArguments(['first', '--svg', '--json'], [first, second])).toBe(
      '--svg names no file',
    );
  });

  test.each(['third', '--jsn'])('%s is refused with what there is', (arg) => {
    expect(readArguments(['first', arg], [first, second])).toBe(
      `no bench "${arg}"; take any of first, second, and --json`,
    );
  });
});
