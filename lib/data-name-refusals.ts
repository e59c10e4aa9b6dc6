import { cachePlaces, databasePlaces } from '../core/topology/data-places';
import { cacheMemberName, databaseMemberName } from '../core/topology/names';
import type { Problem } from '../core/topology/problem';
import type { Topology } from '../core/topology/schema';

/** RDS takes 63 characters, and an Aurora instance has `-1` or `-2` behind its cluster's name. */
const mostOfDatabase = 61;

const mostOfCache = 40;

/** Names that RDS or ElastiCache would not take: they are made of the environment, cell and region. */
export function dataNameRefusals({ environment, cells }: Topology): Problem[] {
  return cells.flatMap((cell, index) => {
    const databases = databasePlaces(cell).map((region) =>
      databaseMemberName(environment, cell.name, region),
    );
    const caches = cachePlaces(cell).map((region) =>
      cacheMemberName(environment, cell.name, region),
    );
    const named = { environment, cell: cell.name, path: `cells[${index}].name` };
    return [
      ...tooLong(named, databases, mostOfDatabase, 'a database'),
      ...tooLong(named, caches, mostOfCache, 'a cache'),
      ...doubled(named, [...databases, ...caches]),
    ];
  });
}

type Named = { readonly environment: string; readonly cell: string; readonly path: string };

function tooLong(named: Named, names: readonly string[], most: number, what: string): Problem[] {
  const [longest] = names.toSorted((a, b) => b.length - a.length);
  if (longest === undefined || longest.length <= most) return [];
  const room = most - (longest.length - named.cell.length);
  return [
    {
      path: named.path,
      got: named.cell,
      problem: `"${longest}" has ${longest.length} characters, and ${what} takes ${most}`,
      instead:
        room > 0
          ? `shorten the cell's name to ${room} characters at most, or the environment's`
          : `shorten the environment's name, "${named.environment}"`,
    },
  ];
}

function doubled({ environment, cell, path }: Named, names: readonly string[]): Problem[] {
  const [odd] = names.filter((name) => name.includes('--'));
  if (odd === undefined) return [];
  const isEnvironment = /--|-$/.test(environment);
  return [
    {
      path: isEnvironment ? 'environment' : path,
      got: isEnvironment ? environment : cell,
      problem: `"${odd}" has two hyphens in a row, which RDS and ElastiCache refuse`,
      instead: 'write a name without two hyphens in a row and without one at its end',
    },
  ];
}
