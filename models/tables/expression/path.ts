import type { AttributeValue, Item } from '../attribute-value';
import { attributeOf } from '../attribute-value';
import type { Cursor } from './cursor';

/** A document path: names of map members and indexes of list elements, an attribute name first. */
export type Path = readonly [string, ...(string | number)[]];

/** Deepest path DynamoDB takes (developer guide, Constraints: nested attribute depth). */
const MAX_STEPS = 32;

export function parsePath(cursor: Cursor): Path {
  const head = cursor.takeName();
  const rest: (string | number)[] = [];
  for (;;) {
    if (cursor.accept('.')) rest.push(cursor.takeName());
    else if (cursor.accept('[')) rest.push(takeIndex(cursor));
    else return [head, ...rest];
    if (rest.length >= MAX_STEPS) {
      throw cursor.error(
        'The document path has too many nesting elements; nesting levels: 32 exceeded',
      );
    }
  }
}

/** What stands at the path, if anything does. */
export function valueAt(item: Item | undefined, path: Path): AttributeValue | undefined {
  return path.reduce<AttributeValue | undefined>(below, { M: item ?? {} });
}

function below(value: AttributeValue | undefined, step: string | number) {
  if (value === undefined) return undefined;
  if (typeof step === 'number') return 'L' in value ? value.L[step] : undefined;
  return 'M' in value ? attributeOf(value.M, step) : undefined;
}

export const samePath = (a: Path, b: Path): boolean =>
  a.length === b.length && a.every((step, index) => step === b[index]);

/**
 * Refuses two paths of one expression where one contains the other (`a` and `a.b`), or where one
 * takes a map for a list (`a.b` and `a[0]`).
 */
export function refuseClashes(cursor: Cursor, paths: readonly Path[]): void {
  paths.forEach((second, index) => {
    for (const first of paths.slice(0, index)) {
      const clash = clashOf(first, second);
      if (clash === undefined) continue;
      throw cursor.error(
        `Two document paths ${clash} with each other; must remove or rewrite one of these paths; ` +
          `path one: ${formatPath(first)}, path two: ${formatPath(second)}`,
      );
    }
  });
}

export const formatPath = (path: Path): string =>
  `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;

function clashOf(a: Path, b: Path): 'overlap' | 'conflict' | undefined {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    if (typeof a[index] !== typeof b[index]) return 'conflict';
    if (a[index] !== b[index]) return undefined;
  }
  return 'overlap';
}

function takeIndex(cursor: Cursor): number {
  const { kind, text } = cursor.token;
  if (kind !== 'index') throw cursor.syntaxError();
  cursor.take();
  cursor.expect(']');
  const index = Number(text);
  if (Number.isSafeInteger(index) && index < 2 ** 31) return index;
  throw cursor.error(`List index is not within the allowable range; index: [${text}]`);
}
