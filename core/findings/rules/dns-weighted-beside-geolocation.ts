import type { Rule } from '../finding';
import { list } from '../wording';

/** One name and type holds weighted records or geolocation records, never both (Route 53 API). */
export const dnsWeightedBesideGeolocation: Rule = {
  id: 'dns.weighted-beside-geolocation',
  check: ({ dns, pools }) => {
    const located = pools.filter(({ continents }) => continents.length > 0);
    const weighted = pools.some(
      ({ continents, regions }) => !continents.length || regions.length > 1,
    );
    if (dns.layout !== 'flat' || located.length === 0 || !weighted) return [];
    const names = located.map(({ name }) => name);
    return [
      {
        severity: 'error',
        path: 'dns.layout',
        got: dns.layout,
        problem:
          `weighted records would stand beside geolocation records (pool ${list(names)}) under ` +
          `${dns.root}, which Route 53 rejects`,
        instead: 'write "tree": geolocation at the root, a weighted group for each pool',
      },
    ];
  },
};
