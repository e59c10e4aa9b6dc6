import { controlPartition, shadowPartition } from '../../core/control/keys';
import type { Sight } from '../../core/incident/sight';
import { factId } from '../../core/control/fact';
import { controlTable } from '../../lambdas/control/control-table';
import { shadowed } from '../../lambdas/control/strong-rows';
import { practisedIn } from '../../lambdas/incident/drill';
import type { Place } from '../../lambdas/incident/run';
import { runSchema } from '../../lambdas/incident/run';
import { reconcile, turnMs } from '../../lambdas/plane/reconcile/handler';
import type { ControlTable, Tell } from '../../lambdas/ports';
import type { Json } from '../../models/asl/json';
import { Schedule } from '../../models/scheduler/schedule';
import { aroundCalls } from '../around-calls';
import type { Site } from '../site';
import { isStep, steps } from './steps';
import { storesFrom } from './store-ports';
import { Workflows } from './workflows';
import type { World } from './world';

const log = { info: () => undefined, warn: () => undefined };

/** Where a picture cannot be had, it is waited for so long. */
const pictureTimeoutMs = 1_000;

/** What runs of the slow path in one region: its reconciler, its workflows and their steps. */
export class RegionPlane {
  readonly workflows: Workflows;
  private readonly site: Site;
  private readonly place: Place;
  private readonly told = new Set<string>();
  private ids = 0;

  constructor(
    readonly region: string,
    private readonly world: World,
  ) {
    const { clock, chance, points, view, settings, journal } = world;
    this.site = world.site(region);
    this.place = { view, runner: region };
    this.workflows = new Workflows({
      texts: settings.workflows,
      figures: {
        Environment: view.plane.environment,
        ApprovalLapseSeconds: String(view.approval.lapseSeconds),
        RestoreStepSeconds: String(view.restore.stepSeconds),
        HookBeforeFencing: settings.topology.hooks.beforeFencing?.functionName ?? '',
        HookBeforeFencingMode: settings.topology.hooks.beforeFencing?.mode ?? 'advise',
        HookAfterFlip: settings.topology.hooks.afterFlip?.functionName ?? '',
      },
      site: this.site,
      sleep: clock.sleep,
      chance,
      points,
      invoke: (name, payload) => this.invoke(name, payload),
      onEvent: (run, event) => {
        journal.add({ what: 'run', region, run, event });
      },
    });
    void this.keepReconciling();
  }

  /** The region is lost: whatever runs in it never goes on. */
  lose(): void {
    this.site.lose();
    this.workflows.lose();
  }

  /** The table as it is, or as this drill sees it. */
  tableFor(drill: string): ControlTable {
    const { state, network, view } = this.world;
    const ordered = view.members.toSorted(
      (a, b) => Number(b === this.region) - Number(a === this.region),
    );
    const rows = ordered.map((member) => {
      const real = state.rowsAt(member, controlPartition, this.region, network);
      if (drill === '') return real;
      return shadowed(real, state.rowsAt(member, shadowPartition(drill), this.region, network));
    });
    return controlTable(rows, this.newId, log, state.readRow);
  }

  private readonly newId = (): string => `${this.region}-${(this.ids += 1)}`;

  private readonly tell: Tell = async (fact) => {
    const { clock, chance, mute, journal } = this.world;
    await clock.sleep(5 + chance() * 15);
    if (mute.has(this.region)) throw new Error(`the audit trail of ${this.region} refuses`);
    if (this.told.has(factId(fact))) return;
    this.told.add(factId(fact));
    journal.add({ what: 'fact', fact });
  };

  private readonly readSight = async (): Promise<Sight> => {
    const { clock, chance, observers, view } = this.world;
    const pictures = await Promise.all(
      view.plane.regions.map(async (observer) => {
        await clock.sleep(10 + chance() * 100);
        const picture = await observers.pictureOf(observer, this.region);
        if (picture === undefined) await clock.sleep(pictureTimeoutMs);
        return picture;
      }),
    );
    const seen = pictures.filter((picture) => picture !== undefined);
    return {
      pictures: new Map(seen.map((picture) => [picture.observer, picture])),
      atMs: this.site.now(),
    };
  };

  /** The schedule starts a reconciler each minute; one has been at work since before the story. */
  private async keepReconciling(): Promise<void> {
    const { clock, chance } = this.world;
    const schedule = new Schedule(this.region, 'rate(1 minute)', -60_000, chance);
    await clock.sleep(chance() * turnMs);
    for (;;) {
      if (this.site.up) void this.reconcile();
      await clock.sleep(Math.max(0, schedule.nextDueMs() - clock.now()));
      schedule.due(clock.now());
    }
  }

  private async reconcile(): Promise<void> {
    const { world, region, tell, readSight } = this;
    const invocation = this.site.begin();
    const { words, configuration: config } = world.store(region);
    const { liveWeights, lookUp } = world.dns;
    const { startRun, finishTask } = this.workflows;
    const control = this.tableFor('');
    const ports = aroundCalls(
      {
        ...{ clock: invocation.clock, log, control, tell, words, readSight, config },
        ...{ lookUp, liveWeights, startRun, finishTask },
      },
      world.points.around(invocation, { region, run: undefined, name: 'reconcile' }),
    );
    await reconcile(ports, this.place);
  }

  /** A step, called by its workflow. */
  private async invoke(name: string, payload: Json): Promise<unknown> {
    const hook = this.world.settings.hooks?.[name];
    if (hook !== undefined) return hook(payload);
    if (!isStep(name)) throw new Error(`no function ${name}; name it after its step`);
    const { world, region, tell, readSight, newId } = this;
    const invocation = this.site.begin();
    await world.clock.sleep(10 + world.chance() * 50);
    const bare = {
      ...{ clock: invocation.clock, log, tell, readSight, newId },
      control: (incident: string) => this.tableFor(incident),
      liveWeights: world.dns.liveWeights,
      databases: storesFrom(region, world.databases, world.network),
      caches: storesFrom(region, world.caches, world.network),
    };
    const run = epochOf(payload);
    const ports = aroundCalls(
      practisedIn(payload, bare),
      world.points.around(invocation, { region, run, name }),
    );
    return steps[name](ports, this.place)(payload);
  }
}

const epochOf = (payload: Json): number => runSchema.parse(payload).epoch;
