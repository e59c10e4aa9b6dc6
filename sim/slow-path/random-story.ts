import { seededChance } from '../../core/chance/seeded-chance';
import type { Beat } from './story';

/** A fault and what mends it; operators' words have nothing to mend. */
type Trouble = (region: string) => readonly [from: Beat, until?: Beat];

const at = { atSeconds: 0 };

const troubles: readonly Trouble[] = [
  (region) => [
    { ...at, do: 'lose', region },
    { ...at, do: 'revive', region },
  ],
  (region) => [
    { ...at, do: 'sicken', region },
    { ...at, do: 'cure', region },
  ],
  (region) => [
    { ...at, do: 'cut-off', region },
    { ...at, do: 'rejoin', region },
  ],
  (region) => [
    { ...at, do: 'freeze', region },
    { ...at, do: 'thaw', region },
  ],
  (region) => [
    { ...at, do: 'mute', region },
    { ...at, do: 'unmute', region },
  ],
  () => [
    { ...at, do: 'part-replicas' },
    { ...at, do: 'join-replicas' },
  ],
  () => [
    { ...at, do: 'route53-down' },
    { ...at, do: 'route53-up' },
  ],
  () => [
    { ...at, do: 'lose-answers', share: 0.1 },
    { ...at, do: 'lose-answers', share: 0 },
  ],
  () => [
    { ...at, do: 'kill-switch-on', by: 'ana' },
    { ...at, do: 'kill-switch-off', by: 'ana' },
  ],
  (region) => [{ ...at, do: 'order', region, by: 'ana' }],
  (region) => [{ ...at, do: 'order', region, by: 'ana', breakGlass: true }],
  (region) => [{ ...at, do: 'order', region, by: 'ana', drill: true }],
  (region) => [
    { ...at, do: 'hold', region, by: 'ana' },
    { ...at, do: 'release', region, by: 'ana' },
  ],
];

/** What befalls a run between any two of its acts. */
const accidents: readonly ((nth: number) => Beat[])[] = [
  () => [],
  () => [],
  (nth) => [{ when: 'anywhere', nth, do: 'freeze-run' }],
  (nth) => [
    { when: 'anywhere', nth, do: 'freeze-run' },
    { when: 'anywhere', nth, laterSeconds: 90, do: 'thaw-runs' },
  ],
  (nth) => [
    { when: 'anywhere', nth, do: 'lose', region: '@runner' },
    { when: 'anywhere', nth, laterSeconds: 120, do: 'revive', region: '@runner' },
  ],
];

/** Troubles begin within so many seconds, and last for at most as many. */
const troubledSeconds = 150;

/** One or more troubles at random, people who answer at random, and everything mended in the end. */
export function randomBeats(regions: readonly string[], seed: number): Beat[] {
  const chance = seededChance(seed);
  const one = <T>(list: readonly T[]): T => {
    const drawn = list[Math.floor(chance() * list.length)];
    if (drawn === undefined) throw new Error('nothing to draw from');
    return drawn;
  };
  const beats: Beat[] = [];
  const count = 1 + Math.floor(chance() * 4);
  for (let drawn = 0; drawn < count; drawn += 1) {
    // The first region is the writer of most stories: half of the troubles are about it.
    const region = chance() < 0.5 ? one(regions.slice(0, 1)) : one(regions);
    const [from, until] = one(troubles)(region);
    const atSeconds = chance() * troubledSeconds;
    beats.push({ ...from, atSeconds });
    if (until !== undefined) {
      beats.push({ ...until, atSeconds: atSeconds + 5 + chance() * troubledSeconds });
    }
  }
  beats.push(...one(accidents)(1 + Math.floor(chance() * 400)));
  for (const region of regions) {
    const what = one(['approve', 'approve', 'reject', 'give-back'] as const);
    beats.push({ atSeconds: 60 + chance() * 250, do: what, region, by: 'ben' });
  }
  return beats;
}

/** After so many seconds every trouble is over, and what follows from it as well. */
export const randomSeconds = 620;
