import type { Pool } from '../../topology/region-schema';
import type { Found, Rule } from '../finding';

/** Each continent is answered by one pool, and each pool answers somewhere. */
export const dnsPlaces: Rule = {
  id: 'dns.places',
  check: ({ pools }) =>
    pools.flatMap((pool, index) => [...nowhere(pool, index, pools), ...twice(index, pools)]),
};

/** Without any default pool dns.default-record has said so already. */
function nowhere(pool: Pool, index: number, pools: readonly Pool[]): Found[] {
  const answers = pool.default || pool.continents.length > 0;
  if (answers || !pools.some((other) => other.default)) return [];
  return [
    {
      severity: 'error',
      path: `pools[${index}].continents`,
      got: pool.continents,
      problem: `pool ${pool.name} answers nowhere: it names no continent and is not the default`,
      instead: 'name the continents it serves, for example ["EU"]',
    },
  ];
}

function twice(index: number, pools: readonly Pool[]): Found[] {
  const earlier = pools.slice(0, index).flatMap(({ continents }) => continents);
  const own = pools[index]?.continents ?? [];
  return own.flatMap((continent, at) =>
    earlier.includes(continent) || own.indexOf(continent) !== at
      ? [
          {
            severity: 'error' as const,
            path: `pools[${index}].continents[${at}]`,
            got: continent,
            problem: 'this continent has its geolocation record already, and Route 53 takes one',
            instead: 'name each continent once, in one pool',
          },
        ]
      : [],
  );
}
