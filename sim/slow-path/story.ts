import type { Act, Met } from './act';
import { perform } from './act';
import { allChecks } from './checks/all-checks';
import type { Watcher } from './checks/check';
import type { World, WorldSettings } from './world';
import { World as AWorld } from './world';
import type { Point } from './turning-points';

/** When something is done: at a second of the story, or when somebody comes to a turning point. */
export type Cue =
  | { readonly atSeconds: number }
  | {
      /**
       * As `Point.place` says it, or `anywhere` in a run; of the `nth` time (1), `laterSeconds` (0)
       * after that.
       */
      readonly when: string;
      readonly nth?: number;
      readonly laterSeconds?: number;
    };

export type Beat = Cue & Act;

export type Story = WorldSettings & {
  readonly beats: readonly Beat[];
  /** How long it goes on after the last probers, checkers and permits have settled. */
  readonly seconds: number;
};

export type Told = {
  readonly world: World;
  /** What was not as it must always be, each once. */
  readonly violations: readonly string[];
};

/** Before the first second: observers watch, permits are renewed, every delay has passed. */
export const calmMs = 12_000;

/** A story under way. */
export type Begun = {
  readonly world: World;
  /** Ends the story: what was not as it must always be, each once. */
  readonly end: () => readonly string[];
};

/** Plays a story and checks from outside, at every moment, what must always hold. */
export async function play({ seconds, ...story }: Story): Promise<Told> {
  const { world, end } = begin(story);
  await world.clock.runUntil(calmMs + seconds * 1000);
  return { world, violations: end() };
}

/** Lets a story begin; whoever began it lets its clock run, and ends it. */
export function begin(story: Omit<Story, 'seconds'>): Begun {
  const world = new AWorld(story);
  const violations = new Set<string>();
  const watchers = allChecks.map(({ name, check }) =>
    check(world, (what) => {
      const seconds = ((world.clock.now() - calmMs) / 1000).toFixed(1);
      if (violations.size < 20) violations.add(`${seconds} s, ${name}: ${what}`);
    }),
  );
  observe(world, watchers);
  for (const beat of story.beats) cue(beat, world);
  return {
    world,
    end: () => {
      for (const { end } of watchers) end?.();
      return [...violations];
    },
  };
}

function observe(world: World, watchers: readonly Watcher[]): void {
  world.journal.onEach((happening) => {
    for (const { see } of watchers) see?.(happening);
  });
  world.afterEach = () => {
    for (const { look } of watchers) look?.();
  };
}

function cue(beat: Beat, world: World): void {
  // What a person cannot do now, such as writing to a table that is away, is part of the story.
  const act = (met?: Met): Promise<void> =>
    perform(beat, world, met).catch((error: unknown) => {
      world.journal.add({ what: 'act', text: `${beat.do} failed: ${String(error)}` });
    });
  if ('atSeconds' in beat) {
    void world.clock.sleep(calmMs + beat.atSeconds * 1000).then(() => act());
    return;
  }
  const { when, nth = 1, laterSeconds = 0 } = beat;
  let left = nth;
  world.points.onEach((point: Point) => {
    if (when === 'anywhere' ? point.run === undefined : point.place !== when) return;
    left -= 1;
    if (left !== 0) return;
    if (laterSeconds === 0) void act(point);
    else void world.clock.sleep(laterSeconds * 1000).then(() => act(point));
  });
}
