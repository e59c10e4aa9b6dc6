/** A block of addresses: the first `length` bits of `bits` count, out of 32 or 128. */
export type Prefix = { readonly family: 4 | 6; readonly bits: bigint; readonly length: number };

/** Reads an address, or a block such as `192.0.2.0/24`. Throws for anything else. */
export function parsePrefix(text: string): Prefix {
  const [address = '', length, ...rest] = text.split('/');
  const family = address.includes(':') ? 6 : 4;
  const bits = family === 6 ? parseV6(address) : parseV4(address);
  const most = family === 6 ? 128 : 32;
  const read = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : NaN;
  if (bits === undefined || rest.length > 0 || !(read <= most)) {
    throw new Error(`${JSON.stringify(text)} is no address and no subnet; write 192.0.2.0/24`);
  }
  return { family, bits, length: read };
}

/** Whether the outer block holds the inner one whole. */
export function holds(outer: Prefix, inner: Prefix): boolean {
  if (outer.family !== inner.family || outer.length > inner.length) return false;
  const shift = BigInt((outer.family === 6 ? 128 : 32) - outer.length);
  return outer.bits >> shift === inner.bits >> shift;
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function parseV6(text: string): bigint | undefined {
  const halves = withoutDots(text)?.split('::');
  if (halves === undefined || halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

/** An IPv6 address may end in the dotted spelling of its last 32 bits. */
function withoutDots(text: string): string | undefined {
  if (!text.includes('.')) return text;
  const at = text.lastIndexOf(':') + 1;
  const low = parseV4(text.slice(at));
  if (low === undefined) return undefined;
  return `${text.slice(0, at)}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
}
