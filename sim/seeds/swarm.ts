import { seededChance } from '../../core/chance/seeded-chance';
import { without } from '../../core/control/without';
import { controlViewOf } from '../../core/topology/control-view';
import { quorumOf } from '../../core/topology/pools';
import type { Topology } from '../../core/topology/schema';
import type { Beat } from '../slow-path/story';
import type { Accident, Trouble } from './troubles';
import { accidents, favourite, heir, meeting, troubles } from './troubles';

/** What kind of day a seed is: one clean fault that is measured, or anything at all. */
export type Kind = 'region lost' | 'region gray' | 'voter away' | 'two at once' | 'wild';

/** One seed's options: everything that its story is drawn from. */
export type Swarm = {
  readonly seed: number;
  readonly kind: Kind;
  /** `hurried`: short permits, steps and waits, so that a story sees many of them. */
  readonly pace: 'as declared' | 'hurried';
  readonly mode: Topology['mode'];
  /** The largest difference of two regions' clocks, milliseconds. */
  readonly skewMs: number;
  /** Kinds of trouble that exist in this world. */
  readonly possible: readonly string[];
  readonly accident: Accident;
  /** How people answer: the share of questions that they approve, 0-1. */
  readonly approving: number;
  /** Whether databases and caches have to move with the writer, or are the bank's own business. */
  readonly stores: 'moved' | 'none';
  readonly beats: readonly Beat[];
};

/** Troubles begin within so many seconds, and last for at most as many. */
const troubledSeconds = 60;

/** Faults of a measured day begin within so many seconds: at any phase of whatever repeats. */
const phaseSeconds = 10;

/** On hurried days clocks may differ by so much, and the plane is told: more than a step takes. */
const hurriedSkewSeconds = 5;

/** Draws a seed's options. The same seed and topology give the same, on every machine. */
export function swarmOf(topology: Topology, seed: number): Swarm {
  const chance = seededChance(seed);
  const drawn = chance();
  const kind = kindAt(drawn, topology);
  const declared = controlViewOf(topology).clockSkewSeconds;
  const most = (kind === 'wild' ? hurriedSkewSeconds : declared) * 1000;
  const skewMs = chance() < 0.5 ? most : Math.round(chance() * most);
  if (kind !== 'wild') return measured(topology, { seed, kind, skewMs, chance });
  return wild(topology, { seed, skewMs, chance });
}

/** Up to where in [0, 1) a day is of this kind. */
const kinds: readonly (readonly [Kind, until: number])[] = [
  ['region lost', 0.3],
  ['region gray', 0.4],
  ['voter away', 0.45],
  ['two at once', 0.5],
];

function kindAt(drawn: number, topology: Topology): Kind {
  const kind = kinds.find(([, until]) => drawn < until)?.[0] ?? 'wild';
  // Where every other region has to vote, none of them can be away.
  const spare = topology.regions.length - 2 >= quorumOf(topology);
  return kind === 'voter away' && !spare ? 'region lost' : kind;
}

type Drawn = { readonly seed: number; readonly skewMs: number; readonly chance: () => number };

/** A clean fault under the figures that the topology declares: what `plan` has budgets for. */
function measured(
  topology: Topology,
  { seed, kind, skewMs, chance }: Drawn & { readonly kind: Exclude<Kind, 'wild'> },
): Swarm {
  const names = namesOf(topology);
  const region = one(names, chance);
  const atSeconds = chance() * phaseSeconds;
  const other = one(
    names.filter((name) => name !== region),
    chance,
  );
  const beats: Record<typeof kind, Beat[]> = {
    'region lost': [{ atSeconds, do: 'lose', region }],
    'region gray': [{ atSeconds, do: 'sicken', region, share: 1 }],
    'voter away': [
      { atSeconds: 0, do: 'freeze', region: other },
      { atSeconds, do: 'lose', region },
    ],
    'two at once': [
      { atSeconds, do: 'lose', region },
      { atSeconds, do: 'lose', region: other },
    ],
  };
  return {
    ...{ seed, kind, pace: 'as declared', mode: topology.mode, skewMs },
    ...{ possible: [kind], accident: 'nothing happens to runs', approving: 1, stores: 'moved' },
    beats: beats[kind],
  };
}

/** One or more troubles at random, and a run that is stopped somewhere. */
function wild(topology: Topology, { seed, skewMs, chance }: Drawn): Swarm {
  const names = chance() < 0.3 ? oneGroup(topology, chance) : namesOf(topology);
  const possible = troubles.filter(() => chance() < 0.5);
  const kinds = possible.length > 0 ? possible : troubles.slice(0, 1);
  const beats: Beat[] = [];
  const count = 1 + Math.floor(chance() * 5);
  for (let drawn = 0; drawn < count; drawn += 1) {
    const [first = ''] = names;
    const favoured = names.includes(favourite(topology)) ? favourite(topology) : first;
    const region = chance() < 0.5 ? favoured : one(names, chance);
    beats.push(...befallen(one(kinds, chance), region, names, chance));
  }
  const accident = one(Object.keys(accidents) as Accident[], chance);
  beats.push(...accidents[accident](meeting(chance), heir(topology)));
  return {
    ...{ seed, kind: 'wild', pace: 'hurried', skewMs },
    mode: chance() < 0.35 ? 'manual' : topology.mode,
    possible: kinds.map(({ name }) => name),
    accident,
    approving: one([1, 0.8, 0.3], chance),
    // Without them the role follows its fence at once: a fence that is too short is seen only there.
    stores: one(['moved', 'none', 'none'], chance),
    beats,
  };
}

const namesOf = ({ regions }: Topology): string[] => regions.map(({ name }) => name);

/** Two troubles that share a group's users meet more often than in the whole world. */
function oneGroup(topology: Topology, chance: () => number): readonly string[] {
  const groups = topology.pools.map(({ regions }) => regions).filter(({ length }) => length > 1);
  return groups.length > 0 ? one(groups, chance) : namesOf(topology);
}

function befallen(
  trouble: Trouble,
  region: string,
  names: readonly string[],
  chance: () => number,
): Beat[] {
  const other = one(
    names.filter((name) => name !== region),
    chance,
  );
  const draw = { chance, region, other };
  const [from, until] = trouble.beats(draw);
  const also = trouble.also?.(draw) ?? [];
  const atSeconds = chance() * troubledSeconds;
  // Some troubles are over before anybody has noticed.
  const lastsSeconds = chance() < 0.3 ? chance() * 15 : 15 + chance() * troubledSeconds;
  return [
    { ...from, atSeconds },
    ...also.map((beat) => ({ ...beat, atSeconds: atSeconds + beat.atSeconds })),
    ...(until === undefined ? [] : [{ ...until, atSeconds: atSeconds + lastsSeconds }]),
  ];
}

function one<T>(list: readonly T[], chance: () => number): T {
  const drawn = list[Math.floor(chance() * list.length)];
  if (drawn === undefined) throw new Error('nothing to draw from');
  return drawn;
}

/** The topology as a seed plays it. */
export function playedTopology(topology: Topology, { pace, mode, stores }: Swarm): Topology {
  const asked = { ...topology, mode };
  if (pace === 'as declared') return asked;
  const storeless = topology.cells.map((cell) => without(cell, 'database', 'cache'));
  return {
    ...asked,
    ...(stores === 'none' ? { cells: storeless } : {}),
    ...(topology.lease && {
      lease: { ...topology.lease, clockSkewSeconds: hurriedSkewSeconds },
    }),
    restore: { ...topology.restore, stepSeconds: 10 },
    approval: { ...topology.approval, lapseSeconds: 120 },
    writer: { ...topology.writer, confirmSeconds: 5, permitSeconds: 20, writeSeconds: 3 },
    targets: {
      ...topology.targets,
      databaseWrites: { ...topology.targets.databaseWrites, rtoSeconds: 150 },
    },
  };
}

/** By how much each region's clock is ahead of true time: any two differ by the skew at most. */
export function skewsOf(topology: Topology, { seed, skewMs }: Swarm): Record<string, number> {
  const chance = seededChance(seed ^ 0x5eed);
  const extreme = chance() < 0.5;
  return Object.fromEntries(
    topology.regions.map(({ name }) => {
      const drawn = chance() - 0.5;
      return [name, Math.round((extreme ? Math.sign(drawn) / 2 : drawn) * skewMs)];
    }),
  );
}
