import type { Control } from '../../core/control/control';
import { controlOf } from '../../core/control/control';
import { keyOf } from '../../core/control/keys';
import type { Cell, ControlRow, Draft, Incident } from '../../core/control/rows';
import type { Fact } from '../../core/control/fact';
import type { Verdict } from '../../core/health/verdict';
import type { Sight } from '../../core/incident/sight';
import { controlViewOf } from '../../core/topology/control-view';
import type { PoolWeights } from '../../core/traffic/generation';
import type { Picture } from '../../core/voting/picture';
import { controlTable } from '../../lambdas/control/control-table';
import { StoreRefused } from '../../core/data/store-refused';
import type { StoreView, Stores } from '../../lambdas/ports';
import type { StoredRow, StrongRows } from '../../lambdas/control/strong-rows';
import type { Place } from '../../lambdas/incident/run';
import type { Around } from '../../sim/around-calls';
import { aroundCalls } from '../../sim/around-calls';
import type { AnyStepPorts, StepName } from '../../sim/slow-path/steps';
import { steps } from '../../sim/slow-path/steps';
import type { Edits } from '../support/edited-topology';
import { editedTopology } from '../support/edited-topology';
import { opinion } from '../support/plane';

/** The region that all of it is about, who runs it, and when. */
export const region = 'us-west-2';
export const runner = 'us-east-1';
export const startMs = Date.parse('2026-11-22T03:00:00Z');
export const incidentId = `failover-${region}-7`;
export const event = { incident: incidentId, region, epoch: 7, drill: false };

/** The open incident of the run that `event` names, its lease alive. */
export const incident = (more: Partial<Incident> = {}): Draft<Incident> => ({
  row: 'incident',
  id: incidentId,
  region,
  kind: 'failover',
  drill: false,
  breakGlass: false,
  phase: 'running',
  because: 'a test',
  status: 'under way',
  requester: 'automation',
  openedAtMs: startMs - 40_000,
  changedAtMs: startMs - 40_000,
  epoch: 7,
  lease: { runner, untilMs: startMs + 30_000 },
  approvals: [],
  level: 1,
  healthySince: false,
  ...more,
});

/** The cell that the region writes; its permit has lapsed long enough for any fence. */
export const cell = (more: Partial<Cell> = {}): Draft<Cell> => ({
  row: 'cell',
  cell: 'world',
  region,
  roleEpoch: 3,
  permit: { open: true, validUntilMs: startMs - 60_000 },
  ...more,
});

export const claim = { incident: incidentId, epoch: 7, step: 1 };
export const shut = { open: false, validUntilMs: startMs - 60_000 };
export const intent = { incident: incidentId, candidate: runner, roleEpoch: 3, atMs: startMs };
export const promoted = { ...intent, promotedAtMs: startMs };

/** Everybody's verdict about the region; every other region is healthy. */
export function seeing(verdict: Verdict, { drained = verdict === 'failed' } = {}): Picture[] {
  const { plane } = controlViewOf(editedTopology('topology.json'));
  return plane.regions.map((observer) => ({
    observer,
    mode: 'automatic',
    isolated: false,
    beatAtMs: startMs,
    drains: drained && observer !== region ? [region] : [],
    holds: [],
    opinions: Object.fromEntries(
      plane.regions
        .filter((target) => target !== observer)
        .map((target) => [target, opinion(target === region ? verdict : 'healthy')]),
    ),
  }));
}

export const view = controlViewOf(editedTopology('topology.json'));

/** A cell as it stands in the table. */
export const stored = (row: Draft<Cell>): Cell => ({ ...row, version: 1 });

/** The table with these rows. */
export const knowing = (...rows: Draft<ControlRow>[]): Control =>
  controlOf(rows.map((row) => ({ ...row, version: 1 })));

export const sightOf = (pictures: readonly Picture[], atMs = startMs): Sight => ({
  pictures: new Map(pictures.map((seen) => [seen.observer, seen])),
  atMs,
});

export const lost = sightOf(seeing('failed'));
export const well = sightOf(seeing('healthy'));

/** What a person is asked about the cell. */
export const question = {
  id: 'q-1',
  stage: 'writer' as const,
  cell: 'world',
  candidate: runner,
  roleEpoch: 3,
  because: 'b',
  facts: [],
  askedAtMs: startMs,
  lapsesAtMs: startMs + 60_000,
  token: 't',
  tokenRegion: runner,
};

export type Scene = {
  readonly rows: readonly Draft<ControlRow>[];
  readonly pictures: readonly Picture[];
  readonly edits?: Edits;
  /** The region whose database and cache accept writes when it begins; the failing one if not said. */
  readonly storesIn?: string;
};

/** A strong table of one member, DNS of one pool, stores, and everything told: what a step leaves behind. */
export class Stage {
  readonly facts: Fact[] = [];
  readonly live = new Map<string, PoolWeights>();
  readonly databases: StageStores;
  readonly caches: StageStores;
  nowMs = startMs;
  private readonly stored = new Map<string, StoredRow>();
  readonly place: Place;
  private ids = 0;

  constructor(private readonly scene: Scene) {
    const view = controlViewOf(editedTopology('topology.json', scene.edits));
    this.place = { view, runner };
    this.databases = new StageStores(scene.storesIn ?? region);
    this.caches = new StageStores(scene.storesIn ?? region);
    for (const row of scene.rows) {
      this.stored.set(keyOf(row), { ...row, sk: keyOf(row), version: 1, writeId: 'first' });
    }
    for (const { name, regions } of view.pools) {
      const weights = Object.fromEntries(regions.map((member) => [member, 1]));
      this.live.set(name, { weights, generation: undefined });
    }
  }

  row(sk: string): StoredRow | undefined {
    return this.stored.get(sk);
  }

  /** Puts a row where it stands, as somebody else would in between. */
  set(row: Draft<ControlRow>): void {
    const sk = keyOf(row);
    const version = Number(this.stored.get(sk)?.['version'] ?? 0) + 1;
    this.stored.set(sk, { ...row, sk, version, writeId: 'somebody' });
  }

  run(step: StepName, given: object, around: Around = (_, make) => make()): Promise<unknown> {
    return steps[step](aroundCalls(this.ports(), around), this.place)({ ...event, ...given });
  }

  /** All that stands in the end, without what says when and how often. */
  left(): unknown {
    const rows = [...this.stored.values()].toSorted((a, b) =>
      String(a['sk']) < String(b['sk']) ? -1 : 1,
    );
    const stores = { databases: this.databases.seen, caches: this.caches.seen };
    return timeless({ rows, live: Object.fromEntries(this.live), stores });
  }

  ports(): AnyStepPorts {
    const log = { info: () => undefined, warn: () => undefined };
    const newId = () => `id-${(this.ids += 1)}`;
    return {
      clock: { now: () => this.nowMs, sleep: () => Promise.resolve() },
      log,
      newId,
      control: controlTable([this.member()], newId, log),
      tell: (fact) => {
        this.facts.push(fact);
        return Promise.resolve();
      },
      readSight: () =>
        Promise.resolve({
          pictures: new Map(this.scene.pictures.map((seen) => [seen.observer, seen])),
          atMs: startMs,
        }),
      databases: this.databases,
      caches: this.caches,
      liveWeights: {
        read: (pool) => Promise.resolve(this.liveOf(pool)),
        replace: (pool, from, to) => {
          if (JSON.stringify(this.liveOf(pool)) !== JSON.stringify(from)) {
            return Promise.resolve('refused');
          }
          this.live.set(pool, { weights: to.weights, generation: to.generation });
          return Promise.resolve('applied');
        },
      },
    };
  }

  private liveOf(pool: string): PoolWeights {
    return this.live.get(pool) ?? { weights: {}, generation: undefined };
  }

  private member(): StrongRows {
    return {
      name: runner,
      read: () => Promise.resolve([...this.stored.values()]),
      put: (row, version) => {
        if (this.stored.get(String(row['sk']))?.['version'] !== version) {
          return Promise.resolve('refused');
        }
        this.stored.set(String(row['sk']), row);
        return Promise.resolve('written');
      },
    };
  }
}

/** One store, whatever cell is asked for; a promotion is under way until a test ends it. */
export class StageStores implements Stores {
  readonly asked: string[] = [];
  /** What the API says instead of accepting a promotion. */
  refusal: string | undefined;
  seen: StoreView;

  constructor(writer: string) {
    this.seen = { writer, readers: [], busy: undefined };
  }

  readonly describe: Stores['describe'] = () => Promise.resolve(this.seen);

  readonly promote: Stores['promote'] = (cell, to) => {
    this.asked.push(`${cell} ${to}`);
    if (this.refusal !== undefined) return Promise.reject(new StoreRefused(this.refusal));
    this.seen = { ...this.seen, busy: `failing over to ${to}` };
    return Promise.resolve();
  };

  /** What is under way comes to its end. */
  arrive(writer: string): void {
    this.seen = { ...this.seen, writer, busy: undefined };
  }
}

const passing = /^(version|writeId|id|step|atMs|\w+Ms)$/;

/** A copy without versions, identities and times, which differ from run to run. */
function timeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(timeless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => !passing.test(name) || typeof member === 'object')
      .map(([name, member]) => [name, timeless(member)]),
  );
}
