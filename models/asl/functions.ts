import type { Expression } from 'jsonata';
import jsonata from 'jsonata';

/** Where the time and chance of an expression come from. */
export type Sources = { readonly now: () => number; readonly chance: () => number };

/** Largest array that `$range` makes (the specification's States.ArrayRange). */
const MAX_RANGE = 1000;

/**
 * The functions that AWS adds, and those of JSONata that would look at the real clock or roll their
 * own dice. `$hash` and a seed for `$random` are refused when the definition is loaded: the first
 * needs a cipher, the second AWS's own generator.
 */
export function functionsFor({ now, chance }: Sources): Record<string, unknown> {
  return {
    partition,
    range,
    parse,
    random: chance,
    uuid: () => uuid(chance),
    shuffle: (items: unknown) => shuffle(items, chance),
    millis: now,
    now: (picture?: string, timezone?: string) =>
      fromMillis().evaluate(undefined, { millis: now(), picture, timezone }),
  };
}

let compiled: Expression | undefined;
/** JSONata's own formatting, for the time that it cannot be given otherwise. */
const fromMillis = (): Expression =>
  (compiled ??= jsonata('$fromMillis($millis, $picture, $timezone)'));

function partition(items: unknown, size: unknown): unknown {
  if (items === undefined || size === undefined) return undefined;
  if (!Array.isArray(items) || !isWhole(size) || size < 1) {
    throw mistake('partition', 'takes an array and a size of at least 1', [items, size]);
  }
  const given: readonly unknown[] = items;
  return Array.from({ length: Math.ceil(given.length / size) }, (_, index) =>
    given.slice(index * size, (index + 1) * size),
  );
}

/** One number comes back as itself, as from any of JSONata's sequences. */
function range(first: unknown, last: unknown, step: unknown): unknown {
  if (!isWhole(first) || !isWhole(last) || !isWhole(step) || step === 0) {
    throw mistake('range', 'takes three whole numbers, the last not 0', [first, last, step]);
  }
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > MAX_RANGE) {
    throw mistake('range', `makes at most ${MAX_RANGE} items`, [first, last, step]);
  }
  const numbers = Array.from({ length }, (_, index) => first + index * step);
  return numbers.length > 1 ? numbers : numbers[0];
}

function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw mistake('parse', 'takes a string', [text]);
  try {
    return JSON.parse(text);
  } catch {
    throw mistake('parse', 'takes a JSON text', [text]);
  }
}

/** Version 4: 122 bits of chance. */
const uuid = (chance: () => number): string =>
  'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) =>
    Math.floor(place === 'y' ? 8 + chance() * 4 : chance() * 16).toString(16),
  );

/** Fisher and Yates. */
function shuffle(items: unknown, chance: () => number): unknown {
  if (!Array.isArray(items)) return items;
  const shuffled: unknown[] = [...(items as unknown[])];
  for (let left = shuffled.length - 1; left > 0; left -= 1) {
    const drawn = Math.floor(chance() * (left + 1));
    [shuffled[left], shuffled[drawn]] = [shuffled[drawn], shuffled[left]];
  }
  return shuffled;
}

const isWhole = (value: unknown): value is number => Number.isInteger(value);

const mistake = (name: string, rule: string, given: readonly unknown[]): Error =>
  new Error(`$${name} ${rule}, got ${JSON.stringify(given)}`);
