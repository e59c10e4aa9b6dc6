import type { Observation } from '../core/health/verdict';
import { planeViewOf } from '../core/topology/plane-view';
import { seededChance } from '../core/chance/seeded-chance';
import type { Topology } from '../core/topology/schema';
import type { Picture } from '../core/voting/picture';
import { pictureSchema } from '../core/voting/picture';
import type { ObserverRecord } from '../core/voting/records';
import { observeTwice } from '../lambdas/net/second-connection';
import type { ObserverSlot } from '../lambdas/ports';
import { drainEndpoint } from '../lambdas/traffic/drain/handler';
import { watchRegions } from '../lambdas/traffic/probe/handler';
import { HealthCheckFleet } from '../models/route53/checkers';
import { Schedule } from '../models/scheduler/schedule';
import { gateChecks } from './voter-checks';
import { VirtualClock } from './virtual-clock';

/** A gate as DNS sees it, changing. */
export type GateChange = {
  readonly checkId: string;
  readonly healthy: boolean;
  readonly dnsAtMs: number;
};

export type Incident = {
  readonly faultMs: number;
  /** Every change of a gate from the first calm minute on, in the order in which Route 53 decided. */
  readonly gates: readonly GateChange[];
};

/** Before the fault: every prober has started, every checker has data, every delay has passed. */
const calmMs = 90_000;

/** After it: twice the hard bound of any topology that keeps a target of half a minute. */
const watchedMs = 60_000;

const silentMs = Infinity;

/**
 * Loses one region for good under a virtual clock, with the handlers on the models directly: their
 * code, their timing, and Route 53's delays as the plan declares them. One seed, one story.
 */
export async function loseRegion(
  topology: Topology,
  lost: string,
  seed: number,
): Promise<Incident> {
  const world = new FastPath(topology, seededChance(seed));
  await world.clock.runUntil(calmMs);
  const faultMs = calmMs + world.chance() * 10_000;
  await world.clock.runUntil(faultMs);
  world.down.add(lost);
  await world.clock.runUntil(faultMs + watchedMs);
  return { faultMs, gates: world.gates };
}

/** Observers, endpoints and checkers of a topology, all alive, nothing broken yet. */
class FastPath {
  readonly clock = new VirtualClock();
  readonly down = new Set<string>();
  readonly gates: GateChange[] = [];
  private readonly records = new Map<string, ObserverRecord>();
  private readonly endpoints: ReadonlyMap<string, ReturnType<typeof drainEndpoint>>;
  private readonly log = { info: () => undefined, warn: () => undefined };

  constructor(
    private readonly topology: Topology,
    readonly chance: () => number,
  ) {
    const view = planeViewOf(topology);
    const { clock, log } = this;
    this.endpoints = new Map(
      view.regions.map((region) => [
        region,
        drainEndpoint({ clock, log, readRows: () => this.rowsOf(region) }, view, region),
      ]),
    );
    for (const region of view.regions) void this.keepWatching(region);
    void this.keepChecking();
  }

  /** The schedule starts a prober each minute; one has been at work since before the story. */
  private async keepWatching(region: string): Promise<void> {
    const schedule = new Schedule(region, 'rate(1 minute)', -60_000, this.chance);
    for (;;) {
      await this.clock.sleep(Math.max(0, schedule.nextDueMs() - this.clock.now()));
      schedule.due(this.clock.now());
      if (!this.down.has(region)) void this.watch(region);
    }
  }

  private watch(region: string) {
    return watchRegions(
      {
        clock: this.clock,
        log: this.log,
        slot: this.slotOf(region),
        probeRegion: (target) => this.probe(target),
        askCanaries: () => Promise.resolve([true]),
        readPicture: (observer) => this.pictureOf(observer),
        readRows: () => this.rowsOf(region),
        announce: () => Promise.resolve(),
        meter: () => undefined,
      },
      planeViewOf(this.topology),
    );
  }

  private probe(target: string): Promise<Observation> {
    const attempt = async (timeoutMs: number): Promise<string | undefined> => {
      const roundTripMs = this.down.has(target) ? silentMs : 20 + this.chance() * 200;
      await this.clock.sleep(Math.min(timeoutMs, roundTripMs));
      return roundTripMs > timeoutMs ? `no answer within ${timeoutMs} ms` : undefined;
    };
    return observeTwice(attempt, this.topology.probing.timeoutMs, this.clock);
  }

  private slotOf(region: string): ObserverSlot {
    const fresh = { observer: region, generation: 0, isolated: false, opinions: {} };
    return {
      take: () => {
        const stored = this.records.get(region) ?? { ...fresh, beatAtMs: this.clock.now() };
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

  private rowsOf(region: string) {
    const observer = this.records.get(region);
    return Promise.resolve({ holds: [], ...(observer === undefined ? {} : { observer }) });
  }

  private async ask(region: string, path: string) {
    const endpoint = this.down.has(region) ? undefined : this.endpoints.get(region);
    return endpoint?.({ rawPath: path, requestContext: { http: { method: 'GET' } } });
  }

  private async pictureOf(observer: string): Promise<Picture | undefined> {
    const answer = await this.ask(observer, '/votes');
    return answer === undefined ? undefined : pictureSchema.parse(JSON.parse(answer.body));
  }

  /** Route 53's checkers, each request answered by the voter's own handler. */
  private async keepChecking(): Promise<void> {
    const fleet = new HealthCheckFleet(gateChecks(this.topology), {
      startMs: 0,
      chance: this.chance,
    });
    for (;;) {
      await this.clock.sleep(Math.max(0, fleet.nextDueMs() - this.clock.now()));
      for (const { checkId, checker, request } of fleet.due(this.clock.now())) {
        const ok = (await this.ask(request.fqdn, request.path))?.statusCode === 200;
        const changes = fleet.report(checkId, checker, { ok }, this.clock.now());
        this.gates.push(...changes.filter((change) => change.checkId.startsWith('gate ')));
      }
    }
  }
}
