import { demandOf } from '../../core/capacity/serving';
import type { WantedWeights } from '../../core/control/rows';
import type { Served, Users } from '../clients/served';
import { servedThrough } from '../clients/served';
import type { Happening } from '../slow-path/journal';
import { calmMs } from '../slow-path/story';
import type { World } from '../slow-path/world';
import type { Kind, Swarm } from './swarm';
import { timelineHash } from './timeline-hash';

/** One region's loss on a measured day, as its users and its writers' users went through it. */
export type Loss = Served & {
  readonly region: string;
  readonly kind: Exclude<Kind, 'wild'>;
  /** By cell whose writer it was: from the loss until another region's services may write. */
  readonly writes: readonly { readonly cell: string; readonly seconds: number | undefined }[];
};

/** What one seed came to. */
export type Outcome = {
  readonly seed: number;
  readonly kind: Kind;
  /** Names the whole timeline. */
  readonly hash: string;
  /** How long the story was, seconds. */
  readonly seconds: number;
  readonly violations: readonly string[];
  readonly incidents: number;
  readonly losses: readonly Loss[];
  /** The regions that a measured day's fault befell. */
  readonly befallen: readonly string[];
  /** Gates that closed on a measured day for a region that nothing had befallen. */
  readonly falseDrains: number;
  /** The largest part of all traffic that any plan turned away, 0-1. */
  readonly shed: number;
  /** Why people were asked or called, each as often as it happened. */
  readonly held: Readonly<Record<string, number>>;
};

export function outcomeOf(world: World, swarm: Swarm, violations: readonly string[]): Outcome {
  const { entries } = world.journal;
  const { seed, kind } = swarm;
  const losses = kind === 'wild' ? [] : lossesOf(world, swarm, kind);
  const befallen = kind === 'wild' ? [] : faultsOf(swarm).map(({ region }) => region);
  return {
    ...{ seed, kind, violations, losses, befallen },
    hash: timelineHash(entries),
    seconds: (world.clock.now() - calmMs) / 1000,
    incidents: countOf(entries, 'IncidentOpened'),
    falseDrains: kind === 'wild' ? 0 : falseDrainsOf(entries, befallen),
    shed: Math.max(0, ...entries.map((entry) => shedBy(entry, world))),
    held: heldOf(entries),
  };
}

const faultsOf = ({ beats }: Swarm) =>
  beats.flatMap((beat) =>
    (beat.do === 'lose' || beat.do === 'sicken') && 'atSeconds' in beat ? [beat] : [],
  );

function lossesOf(world: World, swarm: Swarm, kind: Loss['kind']): Loss[] {
  const fleet = {
    ttlSeconds: world.settings.topology.dns.ttlSeconds,
    timeoutSeconds: world.settings.topology.entry.clientTimeoutSeconds,
  };
  const faults = faultsOf(swarm);
  const lost = faults.map(({ region }) => region);
  return faults.flatMap(({ region, atSeconds }) => {
    const fromMs = calmMs + atSeconds * 1000;
    const users = usersOf(world).filter(({ pool }) => isLeftTo(pool, region, lost, world));
    if (users.length === 0) return [];
    const served = servedThrough({ region, fromMs }, { ...fleet, users }, world.clock.now());
    return [{ ...served, region, kind, writes: writesAfter(region, fromMs, world) }];
  });
}

/** Every pool's users, and where DNS has sent them. */
function usersOf({ view, journal }: World): Users[] {
  const whole = view.pools.reduce((sum, pool) => sum + demandOf(view, pool), 0);
  return view.pools.map((pool) => ({
    pool: pool.name,
    demand: demandOf(view, pool) / whole,
    answers: journal.entries.flatMap((entry) =>
      entry.what === 'answers' && entry.pool === pool.name
        ? [{ fromMs: entry.atMs, shares: entry.shares }]
        : [],
    ),
  }));
}

/** Whether a pool's users are sent to this region, and have somebody else to go to. */
const isLeftTo = (
  pool: string,
  region: string,
  lost: readonly string[],
  { view }: World,
): boolean =>
  view.pools.some(
    ({ name, regions }) =>
      name === pool && regions.includes(region) && regions.some((other) => !lost.includes(other)),
  );

function writesAfter(region: string, fromMs: number, { settings, journal }: World): Loss['writes'] {
  const cells = settings.topology.cells.filter(({ writer }) => writer === region);
  return cells.map(({ name }) => {
    const first = journal.entries.find(
      (entry) =>
        entry.what === 'config' &&
        entry.atMs > fromMs &&
        entry.region !== region &&
        entry.config.cells[name]?.writeUntilMs !== undefined,
    );
    return { cell: name, seconds: first && (first.atMs - fromMs) / 1000 };
  });
}

const countOf = (entries: readonly Happening[], kind: string): number =>
  entries.filter((entry) => entry.what === 'fact' && entry.fact.kind === kind).length;

const falseDrainsOf = (entries: readonly Happening[], befallen: readonly string[]): number =>
  entries.filter(
    (entry) => entry.what === 'gate' && !entry.open && !befallen.includes(entry.region),
  ).length;

function shedBy(entry: Happening, { view }: World): number {
  if (entry.what !== 'row' || entry.row.row !== 'weights') return 0;
  const { pool, weights, admission }: WantedWeights = entry.row;
  const found = view.pools.find(({ name }) => name === pool);
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  if (found === undefined || sum === 0) return 0;
  const whole = view.pools.reduce((total, one) => total + demandOf(view, one), 0);
  const refused = Object.entries(weights).reduce(
    (total, [region, weight]) => total + (weight / sum) * (1 - (admission[region] ?? 1)),
    0,
  );
  return (demandOf(view, found) / whole) * refused;
}

/** People's calls by their reason: names and figures differ from seed to seed and are left out. */
function heldOf(entries: readonly Happening[]): Record<string, number> {
  const held: Record<string, number> = {};
  for (const entry of entries) {
    if (entry.what !== 'fact' || entry.fact.kind !== 'OperatorPaged') continue;
    if (entry.fact.severity !== 'critical') continue;
    const why = entry.fact.text
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<then>')
      .replace(/\b[a-z]{2}-[a-z]+-\d\b/g, '<region>')
      .replace(/\d+(\.\d+)?/g, '<n>');
    held[why] = (held[why] ?? 0) + 1;
  }
  return held;
}
