import type { Topology } from '../../core/topology/schema';
import type { Beat } from '../slow-path/story';

/** What befalls a world: how it begins and how it ends. Words of operators need no end. */
export type Trouble = {
  readonly name: string;
  readonly beats: (draw: Draw) => readonly [from: Beat, until?: Beat];
  /** What else belongs to it; its seconds count from the beginning. */
  readonly also?: (draw: Draw) => readonly (Beat & { readonly atSeconds: number })[];
};

/** What a trouble may draw. */
export type Draw = {
  readonly chance: () => number;
  /** Whom it befalls. */
  readonly region: string;
  /** Another region. */
  readonly other: string;
};

const at = { atSeconds: 0 };

const inRegion = (name: string, from: RegionAct, until: RegionAct): Trouble => ({
  name,
  beats: ({ region }) => [
    { ...at, do: from, region },
    { ...at, do: until, region },
  ],
});

type RegionAct = 'lose' | 'revive' | 'cut-off' | 'rejoin' | 'freeze' | 'thaw' | 'mute' | 'unmute';

const everywhere = (name: string, from: Beat, until: Beat): Trouble => ({
  name,
  beats: () => [from, until],
});

const ordered = (name: string, how: { drill?: boolean; breakGlass?: boolean }): Trouble => ({
  name,
  beats: ({ region }) => [{ ...at, do: 'order', region, by: 'ana', ...how }],
});

/** Every kind of trouble there is; a seed draws which of them exist in its world at all. */
export const troubles: readonly Trouble[] = [
  inRegion('region lost', 'lose', 'revive'),
  inRegion('region cut off', 'cut-off', 'rejoin'),
  inRegion('functions frozen', 'freeze', 'thaw'),
  inRegion('audit and bus away', 'mute', 'unmute'),
  {
    name: 'region lost while an observer counts and pauses',
    beats: ({ region }) => [
      { ...at, do: 'lose', region },
      { ...at, do: 'revive', region },
    ],
    also: ({ other, chance }) => {
      const fromSeconds = 2 + chance() * 4;
      return [
        { atSeconds: fromSeconds, do: 'freeze', region: other },
        { atSeconds: fromSeconds + 10 + chance() * 5, do: 'thaw', region: other },
      ];
    },
  },
  {
    name: 'region fails its users',
    beats: ({ region, chance }) => [
      { ...at, do: 'sicken', region, share: chance() < 0.5 ? 1 : 0.2 + chance() * 0.8 },
      { ...at, do: 'cure', region },
    ],
  },
  {
    name: 'way between two regions cut',
    beats: ({ region, other }) => [
      { ...at, do: 'part', region, from: other },
      { ...at, do: 'join', region, from: other },
    ],
  },
  {
    name: 'lying observer',
    beats: ({ region, other }) => [
      { ...at, do: 'lie', region: other, about: region },
      { ...at, do: 'stop-lying', region: other, about: region },
    ],
  },
  everywhere(
    'strong table without quorum',
    { ...at, do: 'part-replicas' },
    { ...at, do: 'join-replicas' },
  ),
  everywhere('route 53 api away', { ...at, do: 'route53-down' }, { ...at, do: 'route53-up' }),
  everywhere(
    'answers lost',
    { ...at, do: 'lose-answers', share: 0.1 },
    { ...at, do: 'lose-answers', share: 0 },
  ),
  everywhere(
    'connections lost',
    { ...at, do: 'lose-connections', share: 0.05 },
    { ...at, do: 'lose-connections', share: 0 },
  ),
  everywhere(
    'calls throttled',
    { ...at, do: 'throttle', share: 0.3 },
    { ...at, do: 'throttle', share: 0 },
  ),
  everywhere(
    'kill switch',
    { ...at, do: 'kill-switch-on', by: 'ana' },
    { ...at, do: 'kill-switch-off', by: 'ana' },
  ),
  ordered('failover ordered', {}),
  ordered('glass broken', { breakGlass: true }),
  ordered('drill ordered', { drill: true }),
  {
    name: 'region held',
    beats: ({ region }) => [
      { ...at, do: 'hold', region, by: 'ana' },
      { ...at, do: 'release', region, by: 'ana' },
    ],
  },
];

/** Where a run is met: at the nth of all its acts, or at the nth time that it does this one. */
export type Meeting = { readonly when: string; readonly nth: number };

/** What befalls a run between any two of its acts. */
export const accidents = {
  'nothing happens to runs': () => [],
  'a run stops for ever': (met) => [{ ...met, do: 'freeze-run' }],
  'a run stops and goes on later': (met) => [
    { ...met, do: 'freeze-run' },
    { ...met, laterSeconds: 90, do: 'thaw-runs' },
  ],
  "a run's region is lost": (met) => [
    { ...met, do: 'lose', region: '@runner' },
    { ...met, laterSeconds: 120, do: 'revive', region: '@runner' },
  ],
  'whom a run has chosen is lost': (met, candidate) => [
    { ...met, do: 'lose', region: candidate },
    { ...met, laterSeconds: 120, do: 'revive', region: candidate },
  ],
  'a run stops, and whom it has chosen is lost': (met, candidate) => [
    { ...met, do: 'freeze-run' },
    { ...met, do: 'lose', region: candidate },
    { ...met, laterSeconds: 120, do: 'revive', region: candidate },
  ],
} as const satisfies Readonly<Record<string, (met: Meeting, candidate: string) => readonly Beat[]>>;

/** Acts after which a run leaves something half done; those that move a role count twice. */
const delicate: readonly string[] = [
  'IncidentAsk control.replace',
  'WriterPlaceHold control.replace',
  'WriterFence control.replace',
  'WriterFence control.replace',
  'WriterChoose control.replace',
  'WriterChoose control.replace',
  'WriterFlip control.replace',
  'WriterFlip control.replace',
  'WriterReopen control.replace',
  'TrafficShift liveWeights.replace',
  'IncidentClose control.replace',
];

/** Most runs that meet with an accident meet with it where it hurts, before or after the act. */
export function meeting(chance: () => number): Meeting {
  if (chance() < 0.3) return { when: 'anywhere', nth: 1 + Math.floor(chance() * 300) };
  const act = delicate[Math.floor(chance() * delicate.length)] ?? 'enter FenceWriter';
  const when = chance() < 0.5 ? act : `${act} done`;
  return { when, nth: chance() < 0.8 ? 1 : 2 + Math.floor(chance() * 3) };
}

export type Accident = keyof typeof accidents;

/** Whom half of all troubles befall: the writer of the first cell, or the first region. */
export const favourite = ({ cells, regions }: Topology): string =>
  cells[0]?.writer ?? regions[0]?.name ?? '';

/** Who takes the favourite's role first. */
export const heir = ({ cells, regions }: Topology): string =>
  cells[0]?.candidates[0] ?? regions[1]?.name ?? '';
