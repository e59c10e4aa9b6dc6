import type { MoverSettings } from '../../local/rivals/movers';
import { cronMover, fastChecksMover } from '../../local/rivals/movers';
import type { Mover } from '../../local/rivals/rival';

/** What can be put beside Meridian. */
export type Choice = {
  readonly mover: (settings: MoverSettings) => Mover;
  /** So long after the fault its last client is served at the latest, seconds. */
  readonly bySeconds: number;
};

/**
 * The document's monitor needs a minute to start, 30 s to time out, 60 s to propagate and 60 s to
 * be forgotten, and two more runs for a threshold of 3; fast checks 50 s, 10 s and 60 s.
 */
export const rivals: ReadonlyMap<string, Choice> = new Map([
  ['cron', { mover: (settings: MoverSettings) => cronMover(settings, 1), bySeconds: 225 }],
  ['cron-3', { mover: (settings: MoverSettings) => cronMover(settings, 3), bySeconds: 345 }],
  ['fast-checks', { mover: fastChecksMover, bySeconds: 135 }],
]);

/** Those that are named, or the two that end first. A text says what is wrong. */
export function chosenRivals(names: readonly string[]): Choice[] | string {
  const chosen = names.length > 0 ? names : ['cron', 'fast-checks'];
  const odd = chosen.find((name) => !rivals.has(name));
  if (odd === undefined) return chosen.flatMap((name) => rivals.get(name) ?? []);
  return `no rival ${JSON.stringify(odd)}; take any of ${[...rivals.keys()].join(', ')}`;
}
