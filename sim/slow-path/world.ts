import type { Distribution } from '../../core/budget/distribution';
import { seededChance } from '../../core/chance/seeded-chance';
import { route53 } from '../../core/route53/figures';
import type { ControlView } from '../../core/topology/control-view';
import { controlViewOf } from '../../core/topology/control-view';
import type { Topology } from '../../core/topology/schema';
import type { Json } from '../../models/asl/json';
import { Links } from '../../models/tables/links';
import { keepChecking } from '../keep-checking';
import type { StatusChange } from '../../models/route53/check-state';
import { gatedRegion, votedAbout } from '../voter-checks';
import { Observers } from '../observers';
import { Site } from '../site';
import { VirtualClock } from '../virtual-clock';
import { CellCaches } from './cell-caches';
import { CellDatabases } from './cell-databases';
import { EntryDns } from './entry-dns';
import { Journal } from './journal';
import { Network, outside } from './network';
import { People } from './people';
import { RegionPlane } from './region-plane';
import { RegionStore } from './region-store';
import { StrongState } from './strong-state';
import { TurningPoints } from './turning-points';
import type { WorkflowTexts } from './workflows';

export type WorldSettings = {
  readonly topology: Topology;
  readonly workflows: WorkflowTexts;
  readonly seed: number;
  /** By how much a region's clocks are ahead of true time, milliseconds. */
  readonly skewMs?: Readonly<Record<string, number>>;
  /** Of each health check; Route 53's own number where nothing is said. */
  readonly checkers?: number;
  /** How long a database, or a cache, takes to move; AWS's own figures where nothing is said. */
  readonly promotion?: Distribution;
  /** The bank's own functions, by the names the topology calls them. */
  readonly hooks?: Readonly<Record<string, (payload: Json) => unknown>>;
};

/** Where Route 53's API is. */
const route53Region = 'us-east-1';

/** A topology, deployed and alive: the handlers themselves on the models, under a virtual clock. */
export class World {
  readonly view: ControlView;
  readonly chance: () => number;
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly points = new TurningPoints();
  readonly sites: ReadonlyMap<string, Site>;
  readonly network: Network;
  /** Between the strong table's members. */
  readonly replication: Links;
  readonly state: StrongState;
  readonly dns: EntryDns;
  readonly stores: ReadonlyMap<string, RegionStore>;
  readonly observers: Observers;
  readonly planes: ReadonlyMap<string, RegionPlane>;
  readonly people: People;
  readonly databases: CellDatabases;
  readonly caches: CellCaches;
  /** Services that fail so large a share of requests (0-1) while all else in their region works. */
  readonly sick = new Map<string, number>();
  /** Whom a region's endpoint wrongly says to drain. */
  readonly lies = new Map<string, Set<string>>();
  /** Regions whose audit trail and bus refuse. */
  readonly mute = new Set<string>();
  /** Runs that were under way in a region when it was lost: they stand there for ever. */
  readonly lostRuns = new Set<string>();
  route53Up = true;

  constructor(readonly settings: WorldSettings) {
    const { topology, seed, skewMs = {} } = settings;
    this.view = controlViewOf(topology);
    const { members, plane } = this.view;
    this.chance = seededChance(seed);
    this.clock = new VirtualClock(0, () => {
      this.afterEach();
    });
    this.journal = new Journal(this.clock.now);
    const everywhere = new Set([...plane.regions, ...members, route53Region]);
    this.sites = new Map(
      [...everywhere].map((name) => [name, new Site(name, this.clock, skewMs[name])]),
    );
    this.network = new Network(this.clock, this.chance, this.sites);
    this.replication = new Links(members);
    this.state = new StrongState({
      members,
      links: this.replication,
      chance: this.chance,
      now: this.clock.now,
      onRow: (row, before) => {
        this.journal.add({ what: 'row', row, before });
      },
    });
    this.dns = this.openDns(topology);
    this.stores = new Map(plane.regions.map((region) => [region, this.openStore(region)]));
    this.observers = this.openObservers(topology);
    this.planes = new Map(plane.regions.map((region) => [region, new RegionPlane(region, this)]));
    this.people = new People(this);
    const stores = { topology, chance: this.chance, now: this.clock.now };
    const takes = settings.promotion === undefined ? {} : { takes: settings.promotion };
    this.databases = new CellDatabases({ ...stores, ...takes });
    this.caches = new CellCaches({ ...stores, ...takes });
    void this.dns.lookFrom(0);
    keepChecking(
      this.dns.fleet,
      this.clock,
      ({ fqdn, path }) => this.checked(fqdn, path),
      (change) => {
        this.turned(change);
        this.dns.turned(change);
      },
    );
  }

  /** What looks at the world whenever all that follows from a moment has happened. */
  afterEach: () => void = () => undefined;

  site(region: string): Site {
    return found(this.sites, region);
  }

  store(region: string): RegionStore {
    return found(this.stores, region);
  }

  plane(region: string): RegionPlane {
    return found(this.planes, region);
  }

  /** Whether a request sent there now is served. */
  serves(region: string, from: string): boolean {
    const failing = this.sick.get(region) ?? 0;
    if (failing > 0 && this.chance() < failing) return false;
    return this.network.connects(from, region);
  }

  /** Data follows the network: what was broken or mended holds between copies as well. */
  relink(): void {
    this.databases.relink(
      (region) => this.site(region).up,
      (one, other) => this.network.reaches(one, other),
    );
  }

  private openDns(topology: Topology): EntryDns {
    return new EntryDns({
      topology,
      clock: this.clock,
      chance: this.chance,
      checkers: this.settings.checkers ?? route53.checkers,
      apiUp: () => this.route53Up && this.network.reaches(outside, route53Region),
      onWeights: (pool, weights) => {
        this.journal.add({ what: 'dns', pool, weights });
      },
      onAnswers: (pool, shares) => {
        this.journal.add({ what: 'answers', pool, shares });
      },
    });
  }

  private openStore(region: string): RegionStore {
    return new RegionStore((config) => {
      this.journal.add({ what: 'config', region, config });
    });
  }

  private openObservers(topology: Topology): Observers {
    return new Observers({
      topology,
      clock: this.clock,
      chance: this.chance,
      begin: (region) => (this.site(region).up ? this.site(region).begin().clock : undefined),
      clockOf: (region) => this.site(region).begin().clock,
      serves: (region, from) => this.serves(region, from),
      reaches: (region, from = outside) => this.network.connects(from, region),
      liesOf: (region) => this.lies.get(region) ?? new Set(),
      wordsOf: (region) => this.store(region).planeRows(),
      announce: (changes) => {
        for (const change of changes) this.journal.add({ what: 'vote', change });
      },
    });
  }

  private turned({ checkId, healthy }: StatusChange): void {
    const region = gatedRegion(checkId);
    if (region !== undefined) this.journal.add({ what: 'gate', region, open: healthy });
    const vote = votedAbout(checkId);
    // A voter's check is inverted: it is unhealthy while its endpoint says drain.
    if (vote !== undefined) this.journal.add({ what: 'voice', ...vote, drain: !healthy });
  }

  private checked(region: string, path: string): boolean | Promise<boolean> {
    if (path === '/region-health') return this.serves(region, outside);
    return this.observers.says(region, path, outside);
  }
}

function found<T>(all: ReadonlyMap<string, T>, name: string): T {
  const one = all.get(name);
  if (one === undefined) throw new Error(`no region ${name}; one of ${[...all.keys()].join(', ')}`);
  return one;
}
