/** An exact decimal, `digits * 10^exponent`, without trailing zeros in `digits`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Limits of DynamoDB's number type (developer guide, Constraints). */
export const MAX_SIGNIFICANT_DIGITS = 38;
export const MAX_MAGNITUDE = 125;
export const MIN_MAGNITUDE = -130;
/** Longer text than any number in range needs; keeps the parsing of hostile input cheap. */
const MAX_TEXT_LENGTH = 400;

const PATTERN = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/** Nothing if the text is no number. The range is judged by `decimalProblem`. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = text.length > MAX_TEXT_LENGTH ? null : PATTERN.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = BigInt(`${whole}${fraction}`);
  return normal(sign === '-' ? -digits : digits, Number(power) - fraction.length);
}

/** Why DynamoDB would refuse to store it, in DynamoDB's words. */
export function decimalProblem({ digits, exponent }: Decimal): string | undefined {
  const significant = lengthOf(digits);
  const magnitude = exponent + significant - 1;
  if (digits === 0n) return undefined;
  if (magnitude > MAX_MAGNITUDE) {
    return `Number overflow. ${outOfRange('larger')}`;
  }
  if (magnitude < MIN_MAGNITUDE) {
    return `Number underflow. ${outOfRange('smaller')}`;
  }
  return significant > MAX_SIGNIFICANT_DIGITS
    ? `Attempting to store more than ${MAX_SIGNIFICANT_DIGITS} significant digits in a Number`
    : undefined;
}

const outOfRange = (how: 'larger' | 'smaller'): string =>
  `Attempting to store a number with magnitude ${how} than supported range`;

/** Plain notation without exponent: what DynamoDB answers, and canonical for comparisons. */
export function formatDecimal({ digits, exponent }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString();
  if (exponent >= 0) return `${sign}${text}${'0'.repeat(exponent)}`;
  const padded = text.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return normal(scaled(a, exponent) + scaled(b, exponent), exponent);
}

export const negated = ({ digits, exponent }: Decimal): Decimal => ({ digits: -digits, exponent });

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { digits } = addDecimals(a, negated(b));
  return digits === 0n ? 0 : digits < 0n ? -1 : 1;
}

const scaled = ({ digits, exponent }: Decimal, to: number): bigint =>
  digits * 10n ** BigInt(exponent - to);

const lengthOf = (digits: bigint): number => (digits < 0n ? -digits : digits).toString().length;

function normal(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  let [rest, power] = [digits, exponent];
  while (rest % 10n === 0n) [rest, power] = [rest / 10n, power + 1];
  return { digits: rest, exponent: power };
}
