import * as fc from 'fast-check';
import {
  addDecimals,
  compareDecimals,
  decimalProblem,
  formatDecimal,
  negated,
  parseDecimal,
} from '../../../models/tables/decimal';

const parse = (text: string) => {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new Error(`not a decimal: ${text}`);
  return decimal;
};
const canonical = (text: string) => formatDecimal(parse(text));
const problem = (text: string) => decimalProblem(parse(text))?.slice(0, 16);

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: -20, max: 20 }))
  .map(([digits, exponent]) => `${digits}e${exponent}`);

describe('a decimal', () => {
  test.each([
    ['1.0', '1'],
    ['-0', '0'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['12E-3', '0.012'],
    ['-1.50', '-1.5'],
    ['0.1000', '0.1'],
    ['100', '100'],
  ])('%s reads as %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  test.each(['', '.', '-', '1e', '0x1', ' 1', '1 ', 'NaN', 'Infinity', '1_0', '1'.repeat(401)])(
    '%j is no number',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  test('of 38 digits is exact, one of 39 is refused', () => {
    expect(canonical('9'.repeat(38))).toBe('9'.repeat(38));
    expect(problem('9'.repeat(38))).toBeUndefined();
    expect(problem('9'.repeat(39))).toBe('Attempting to st');
  });

  test('beyond the range is refused, however far beyond', () => {
    expect(problem('1e125')).toBeUndefined();
    expect(problem('1e126')).toBe('Number overflow.');
    expect(problem('1e-130')).toBeUndefined();
    expect(problem('1e-131')).toBe('Number underflow');
    expect(problem(`1e${'9'.repeat(300)}`)).toBe('Number overflow.');
    expect(problem(`1e-${'9'.repeat(300)}`)).toBe('Number underflow');
  });

  test('0.1 + 0.2 is 0.3', () => {
    expect(formatDecimal(addDecimals(parse('0.1'), parse('0.2')))).toBe('0.3');
  });

  test('the canonical text is a fixed point', () => {
    fc.assert(
      fc.property(decimals, (text) => {
        expect(canonical(canonical(text))).toBe(canonical(text));
      }),
    );
  });

  test('addition is commutative, and a number plus its negative is 0', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const [x, y] = [parse(a), parse(b)];
        expect(addDecimals(x, y)).toEqual(addDecimals(y, x));
        expect(formatDecimal(addDecimals(x, negated(x)))).toBe('0');
      }),
    );
  });

  test('the order is that of the numbers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer({ min: -9, max: 9 }), (a, b, exponent) => {
        const [x, y] = [parse(`${a}e${exponent}`), parse(`${b}e${exponent}`)];
        expect(Math.sign(compareDecimals(x, y))).toBe(Math.sign(a - b));
      }),
    );
  });
});
