import type { Shares } from '../../core/capacity/spread';
import type { Stage } from './stage';

/** Somebody's monitor: started by a schedule, asks every region, changes weights by the API. */
export type Monitor = {
  /** When runs start, in order, without an end. */
  readonly starts: (chance: () => number) => Iterable<number>;
  /** All at once, or each after the one before it. */
  readonly asks: 'together' | 'in turn';
  /** How long it waits for one answer. */
  readonly timeoutMs: number;
  /** Failures in a row, one a run, that take a region out. One good answer brings it back. */
  readonly threshold: number;
  /** Whether it runs in the region that fails; else where nothing does. */
  readonly failsToo?: boolean;
};

/** Puts a monitor to work. A run that takes long does not keep the next one from starting. */
export async function keepMonitoring(stage: Stage, monitor: Monitor): Promise<void> {
  const { clock, chance } = stage;
  const runs = new Runs(stage, monitor);
  for (const startMs of monitor.starts(chance)) {
    await clock.sleep(startMs - clock.now());
    void runs.run();
  }
}

class Runs {
  private readonly failures = new Map<string, number>();
  private readonly out = new Set<string>();
  private readonly regions: readonly string[];

  constructor(
    private readonly stage: Stage,
    private readonly monitor: Monitor,
  ) {
    this.regions = stage.trial.topology.regions.map(({ name }) => name);
  }

  async run(): Promise<void> {
    if (!this.isAlive()) return;
    const well = await this.askAll();
    if (!this.isAlive()) return;
    const turned = this.regions.filter((region, at) => this.judge(region, well[at] ?? false));
    if (turned.length > 0) this.write();
  }

  private async askAll(): Promise<boolean[]> {
    const { monitor, regions } = this;
    const ask = (region: string) => this.stage.connections.ask(region, monitor.timeoutMs);
    if (monitor.asks === 'together') return Promise.all(regions.map(ask));
    const well: boolean[] = [];
    for (const region of regions) well.push(await ask(region));
    return well;
  }

  /** Counts one answer; whether the region goes out or comes back by it. */
  private judge(region: string, isWell: boolean): boolean {
    const failures = isWell ? 0 : (this.failures.get(region) ?? 0) + 1;
    this.failures.set(region, failures);
    if (isWell) return this.out.delete(region);
    if (failures < this.monitor.threshold || this.out.has(region)) return false;
    this.out.add(region);
    this.stage.drains.push({ region, atMs: this.stage.clock.now() });
    return true;
  }

  private write(): void {
    const { dns, clock, chance } = this.stage;
    const weights = Object.entries(dns.baseWeights).map(([region, weight]) => [
      region,
      this.out.has(region) ? 0 : weight,
    ]);
    dns.reweigh(Object.fromEntries(weights) as Shares, clock.now(), chance);
  }

  private isAlive(): boolean {
    const { trial, connections } = this.stage;
    return this.monitor.failsToo !== true || connections.exists(trial.fault?.region ?? '');
  }
}
