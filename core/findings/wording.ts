const oneDecimal = (value: number): string => {
  const [whole = '0', fraction = '0'] = value.toFixed(1).split('.');
  return fraction === '0' ? grouped(whole) : `${grouped(whole)}.${fraction}`;
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** `1,234.5`: at most one decimal. */
export const number = (value: number): string => (Number.isFinite(value) ? oneDecimal(value) : '∞');

/** `166.7 %`. */
export const percent = (value: number): string => `${number(value)} %`;

/** `36.5 s`. */
export const seconds = (value: number): string => `${number(value)} s`;

/** `16 min 40 s`; a unit that is zero is left out. */
export function duration(value: number): string {
  const minutes = Math.floor(Math.abs(value) / 60);
  const rest = Math.abs(value) - minutes * 60;
  const parts = [minutes > 0 ? `${number(minutes)} min` : '', rest > 0 ? seconds(rest) : ''];
  return parts.filter((part) => part !== '').join(' ') || '0 s';
}

/** `a, b and c`. */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
