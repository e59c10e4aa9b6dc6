import type { AttributeValue, Item } from '../attribute-value';
import { attributeOf } from '../attribute-value';
import type { Cursor } from './cursor';
import type { Path } from './path';
import { parsePath, refuseClashes } from './path';

/** Parses a ProjectionExpression: paths, separated by commas, none containing another. */
export function parseProjection(cursor: Cursor): readonly Path[] {
  const paths = [parsePath(cursor)];
  while (cursor.accept(',')) paths.push(parsePath(cursor));
  cursor.expectEnd();
  refuseClashes(cursor, paths);
  return paths;
}

/**
 * The part of an item that lies on the paths, in its original nesting. Chosen list elements move
 * together in their order; paths that lead nowhere leave no trace.
 */
export function project(item: Item, paths: readonly Path[]): Item {
  const picked = pick({ M: item }, paths);
  return picked !== undefined && 'M' in picked ? picked.M : {};
}

function pick(
  value: AttributeValue,
  paths: readonly (readonly (string | number)[])[],
): AttributeValue | undefined {
  if (paths.some((path) => path.length === 0)) return value;
  if ('M' in value) {
    const members = headsOf(paths, 'string').flatMap(([name, rests]) => {
      const member = attributeOf(value.M, name);
      const part = member === undefined ? undefined : pick(member, rests);
      return part === undefined ? [] : [[name, part] as const];
    });
    return members.length === 0 ? undefined : { M: Object.fromEntries(members) };
  }
  if (!('L' in value)) return undefined;
  const elements = headsOf(paths, 'number')
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([index, rests]) => {
      const element = value.L[Number(index)];
      const part = element === undefined ? undefined : pick(element, rests);
      return part === undefined ? [] : [part];
    });
  return elements.length === 0 ? undefined : { L: elements };
}

/** Paths grouped by their first step, of the given type only. */
function headsOf(
  paths: readonly (readonly (string | number)[])[],
  type: 'string' | 'number',
): [string, (readonly (string | number)[])[]][] {
  const groups = new Map<string, (readonly (string | number)[])[]>();
  for (const [head, ...rest] of paths) {
    if (typeof head !== type) continue;
    const name = String(head);
    groups.set(name, [...(groups.get(name) ?? []), rest]);
  }
  return [...groups];
}
