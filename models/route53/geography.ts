import { holds, parsePrefix } from './prefix';

/** Where a client is, as far as its address tells; Antarctica has a continent and no country. */
export type Place = { readonly continent?: string; readonly country?: string };

export type Located = {
  readonly prefix: string;
  readonly continent: string;
  readonly country?: string;
  readonly label: string;
};

/**
 * The whole world as the desk knows it. Only documentation prefixes (RFC 5737, RFC 3849), so that
 * no address of anybody is ever claimed to be somewhere.
 */
export const geography: readonly Located[] = [
  { prefix: '192.0.2.0/24', continent: 'NA', country: 'US', label: 'United States' },
  { prefix: '198.51.100.0/24', continent: 'EU', country: 'IE', label: 'Ireland' },
  { prefix: '203.0.113.0/24', continent: 'AS', country: 'SG', label: 'Singapore' },
  { prefix: '2001:db8:1::/48', continent: 'EU', country: 'DE', label: 'Germany' },
  { prefix: '2001:db8:2::/48', continent: 'NA', country: 'CA', label: 'Canada' },
  { prefix: '2001:db8:3::/48', continent: 'SA', country: 'BR', label: 'Brazil' },
  { prefix: '2001:db8:4::/48', continent: 'AF', country: 'ZA', label: 'South Africa' },
  { prefix: '2001:db8:5::/48', continent: 'OC', country: 'AU', label: 'Australia' },
  { prefix: '2001:db8:6::/48', continent: 'AN', label: 'Antarctica' },
];

const blocks = geography.map((located) => ({ block: parsePrefix(located.prefix), located }));

/**
 * The place of an address or of a subnet, in either family; undefined where the table has none, or
 * where a subnet reaches beyond one place. Throws for text that is neither.
 */
export function placeOf(addressOrSubnet: string): Place | undefined {
  const asked = parsePrefix(addressOrSubnet);
  const found = blocks.find(({ block }) => holds(block, asked))?.located;
  if (found === undefined) return undefined;
  const { continent, country } = found;
  return country === undefined ? { continent } : { continent, country };
}

/** `EU (IE)`, `AN`, or that nobody knows. */
export function describePlace(place: Place | undefined): string {
  if (place?.continent === undefined) return place?.country ?? 'an unknown place';
  return place.country === undefined ? place.continent : `${place.continent} (${place.country})`;
}
