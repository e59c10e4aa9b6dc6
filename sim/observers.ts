import type { Observation } from '../core/health/verdict';
import { unseen } from '../core/health/verdict';
import { planeViewOf } from '../core/topology/plane-view';
import type { PlaneView } from '../core/topology/plane-view';
import type { Topology } from '../core/topology/schema';
import type { Change } from '../core/voting/change';
import type { Picture } from '../core/voting/picture';
import type { ObserverRecord, PlaneRows } from '../core/voting/records';
import { observeTwice } from '../lambdas/net/second-connection';
import type { Clock, ObserverSlot } from '../lambdas/ports';
import { watchRegions } from '../lambdas/traffic/probe/handler';
import { Schedule } from '../models/scheduler/schedule';
import { Endpoint } from './endpoint';

/** The world that observers stand in. */
export type Surroundings = {
  readonly topology: Topology;
  /** True time. */
  readonly clock: Clock;
  readonly chance: () => number;
  /** What a new invocation in a region runs on; undefined where none starts. */
  readonly begin: (region: string) => Clock | undefined;
  /** The clock that a region's endpoint answers by. */
  readonly clockOf: (region: string) => Clock;
  /** Whether a region's service gives `from` a good answer. */
  readonly serves: (region: string, from: string) => boolean;
  /** Whether a region's endpoint can be asked from there; Route 53's checkers ask from nowhere. */
  readonly reaches: (region: string, from?: string) => boolean;
  /** Whom a region's endpoint wrongly says to drain. */
  readonly liesOf?: (region: string) => ReadonlySet<string>;
  /** Operators' words as the region's own table has them. */
  readonly wordsOf: (region: string) => Omit<PlaneRows, 'observer'>;
  readonly announce: (changes: readonly Change[]) => void;
};

const silentMs = Infinity;

/** Every region's prober and drain endpoint: the handlers themselves, on models. */
export class Observers {
  private readonly view: PlaneView;
  private readonly records = new Map<string, ObserverRecord>();
  private readonly lastPictures = new Map<string, { text: string; picture: Picture }>();
  private readonly endpoints: ReadonlyMap<string, Endpoint>;
  private readonly log = { info: () => undefined, warn: () => undefined };

  constructor(private readonly world: Surroundings) {
    this.view = planeViewOf(world.topology);
    const { log } = this;
    this.endpoints = new Map(
      this.view.regions.map((region) => {
        const readRows = () => this.servedRowsOf(region);
        const ports = { clock: world.clockOf(region), log, readRows };
        return [region, new Endpoint(ports, this.view, region)];
      }),
    );
    for (const region of this.view.regions) void this.keepWatching(region);
  }

  /** Whether a region's drain endpoint, asked for one of its paths, can be reached and says 200. */
  says(region: string, path: string, from?: string): boolean | Promise<boolean> {
    return this.reached(region, from)?.says(path) ?? false;
  }

  async pictureOf(observer: string, from?: string): Promise<Picture | undefined> {
    const text = (await this.reached(observer, from)?.get('/votes'))?.body;
    if (text === undefined) return undefined;
    const last = this.lastPictures.get(observer);
    // Several ask within a second, and reading it is the dearest part of a simulated second.
    if (last?.text === text) return last.picture;
    // Our own handler wrote it a moment ago.
    const picture = JSON.parse(text) as Picture;
    this.lastPictures.set(observer, { text, picture });
    return picture;
  }

  private reached(region: string, from: string | undefined): Endpoint | undefined {
    return this.world.reaches(region, from) ? this.endpoints.get(region) : undefined;
  }

  /** The schedule starts a prober each minute; one has been at work since before the story. */
  private async keepWatching(region: string): Promise<void> {
    const { clock, chance, begin } = this.world;
    const schedule = new Schedule(region, 'rate(1 minute)', -60_000, chance);
    for (;;) {
      const own = begin(region);
      if (own !== undefined) void this.watch(region, own);
      await clock.sleep(Math.max(0, schedule.nextDueMs() - clock.now()));
      schedule.due(clock.now());
    }
  }

  private watch(region: string, clock: Clock) {
    return watchRegions(
      {
        clock,
        log: this.log,
        slot: this.slotOf(region),
        probeRegion: (target) => this.probe(target, region, clock),
        askCanaries: () => Promise.resolve([true]),
        readPicture: (observer) => this.pictureOf(observer, region),
        readRows: () => this.rowsOf(region),
        announce: (changes) => {
          this.world.announce(changes);
          return Promise.resolve();
        },
        meter: () => undefined,
      },
      this.view,
      region,
    );
  }

  private probe(target: string, from: string, clock: Clock): Promise<Observation> {
    const { chance, serves, topology } = this.world;
    const attempt = async (timeoutMs: number): Promise<string | undefined> => {
      const roundTripMs = serves(target, from) ? 20 + chance() * 200 : silentMs;
      await clock.sleep(Math.min(timeoutMs, roundTripMs));
      return roundTripMs > timeoutMs ? `no answer within ${timeoutMs} ms` : undefined;
    };
    return observeTwice(attempt, topology.probing.timeoutMs, clock);
  }

  private slotOf(region: string): ObserverSlot {
    const nowMs = this.world.clockOf(region).now();
    const fresh = { observer: region, generation: 0, isolated: false, opinions: {} };
    return {
      take: () => {
        const stored = this.records.get(region) ?? { ...fresh, beatAtMs: nowMs };
        const taken = { ...stored, generation: stored.generation + 1 };
        this.records.set(region, taken);
        return Promise.resolve(taken);
      },
      publish: (record) => {
        if (this.records.get(region)?.generation !== record.generation) {
          return Promise.resolve('superseded');
        }
        this.records.set(region, record);
        return Promise.resolve('kept');
      },
    };
  }

  /** What its endpoint reads: the region's rows, and in a lying one votes that nobody cast. */
  private async servedRowsOf(region: string): Promise<PlaneRows> {
    const rows = await this.rowsOf(region);
    const lies = this.world.liesOf?.(region);
    if (rows.observer === undefined || lies === undefined || lies.size === 0) return rows;
    const { beatAtMs } = rows.observer;
    const opinions = { ...rows.observer.opinions };
    for (const target of lies) {
      const vote = { sinceMs: beatAtMs, because: 'a lie' };
      opinions[target] = { ...unseen(beatAtMs), ...opinions[target], vote };
    }
    return { ...rows, observer: { ...rows.observer, opinions } };
  }

  private rowsOf(region: string): Promise<PlaneRows> {
    const observer = this.records.get(region);
    return Promise.resolve({
      ...this.world.wordsOf(region),
      ...(observer === undefined ? {} : { observer }),
    });
  }
}
