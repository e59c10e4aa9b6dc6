import { setTimeout as sleep } from 'node:timers/promises';

/** The document's CronJob: `schedule`, the time-out of `curl -m`, and the threshold it declares. */
export const cron = { everyMs: 60_000, timeoutMs: 30_000, declaredThreshold: 3 } as const;

export type CronSettings = {
  /** In the order of the script. */
  readonly regions: readonly string[];
  /** The script acts on one failure; with 3 it would do as it declares. */
  readonly threshold: number;
  readonly curl: (region: string, signal: AbortSignal) => Promise<boolean>;
  /** `aws route53 change-resource-record-sets`, leaving out these regions. */
  readonly changeRecords: (out: readonly string[]) => Promise<void>;
  readonly now: () => number;
  readonly onNote: (text: string) => void;
};

/**
 * The source document's monitor: every minute its script asks each region after the one before it,
 * and changes the records if one has failed. A run does not wait for the run before it.
 */
export class CronMonitor {
  private readonly stopping = new AbortController();
  private readonly failures = new Map<string, number>();
  private readonly work: Promise<void>[] = [];

  constructor(private readonly settings: CronSettings) {}

  start(): void {
    this.work.push(this.keepRunning());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.work);
  }

  /** One run of the script. Never rejects: what it could not do, the next run tries again. */
  async run(): Promise<void> {
    const { regions, threshold, onNote, changeRecords } = this.settings;
    for (const region of regions) {
      const well = await this.settings.curl(region, this.stopping.signal);
      if (this.isStopped()) return;
      this.failures.set(region, well ? 0 : (this.failures.get(region) ?? 0) + 1);
      if (!well) onNote(`health check failed for region: ${region}`);
    }
    const out = regions.filter((region) => (this.failures.get(region) ?? 0) >= threshold);
    if (out.length === 0) return;
    await changeRecords(out).then(
      () => {
        onNote(`records changed without ${out.join(', ')}`);
      },
      (error: unknown) => {
        onNote(`records not changed: ${String(error)}`);
      },
    );
  }

  private async keepRunning(): Promise<void> {
    for (;;) {
      await this.pause(untilNextRunMs(this.settings.now()));
      if (this.isStopped()) return;
      this.work.push(this.run());
    }
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/** Runs start on the full minute. */
export const untilNextRunMs = (nowMs: number): number => cron.everyMs - (nowMs % cron.everyMs);
