import type { Hold, KillSwitch, Release } from '../voting/records';
import type { Control } from './control';
import { holdsOf, killSwitchOf, placedHolds, releasesOf } from './control';
import type { ControlRow, Draft } from './rows';

/** What operators have written into one region directly, released or not. */
export type OperatorWords = {
  readonly holds: readonly Hold[];
  readonly releases: readonly Release[];
  readonly killSwitch?: KillSwitch | undefined;
};

/** What either side does not know yet. */
export type Unshared = {
  readonly toTable: readonly Draft<ControlRow>[];
  readonly toRegion: OperatorWords;
};

/**
 * Brings a region's words and the table's together. The table learns what it does not know; the
 * region drops a hold only when it learns of its release, which is a row and never a deletion. Of
 * two kill switches the later word counts.
 */
export function unshared(words: OperatorWords, control: Control): Unshared {
  const placed = new Set(placedHolds(control).map(({ id }) => id));
  const released = new Set(releasesOf(control).map(({ id }) => id));
  const heldHere = new Set(words.holds.map(({ id }) => id));
  const releasedHere = new Set(words.releases.map(({ id }) => id));
  const theirs = killSwitchOf(control);
  const ours = words.killSwitch;
  const newer = (a: KillSwitch | undefined, b: KillSwitch | undefined): a is KillSwitch =>
    a !== undefined && a.atMs > (b?.atMs ?? -Infinity);
  return {
    toTable: [
      ...words.holds
        .filter(({ id }) => !placed.has(id))
        .map((hold) => ({ row: 'hold' as const, ...hold })),
      ...words.releases
        .filter(({ id }) => !released.has(id))
        .map((release) => ({ row: 'release' as const, ...release })),
      ...(newer(ours, theirs) ? [{ row: 'kill-switch' as const, ...ours }] : []),
    ],
    toRegion: {
      holds: holdsOf(control).filter(({ id }) => !heldHere.has(id) && !releasedHere.has(id)),
      releases: releasesOf(control).filter(({ id }) => heldHere.has(id) && !releasedHere.has(id)),
      ...(newer(theirs, ours) ? { killSwitch: theirs } : {}),
    },
  };
}
