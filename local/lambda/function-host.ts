import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionSpec } from './function-spec';
import { Instance } from './instance';

/** Who may run: the model of Lambda's concurrency. */
export type Concurrency = {
  readonly acquire: (
    nowMs: number,
  ) =>
    | { readonly instanceId: number; readonly cold: boolean; readonly readyInMs: number }
    | 'throttled';
  readonly release: (instanceId: number, nowMs: number) => void;
  readonly discard: (instanceId: number) => void;
};

/** More at once than the function's reserved concurrency. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

export type HostSettings = {
  readonly spec: FunctionSpec;
  readonly concurrency: Concurrency;
  readonly now: () => number;
  readonly worker: string;
  readonly bundle: string;
  readonly resolver: string;
  readonly address: string;
  /** On top of the template's own variables: what the runtime and the desk add. */
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
};

/** One function in one region: starts instances, reuses them, and loses them with the region. */
export class FunctionHost {
  private readonly instances = new Map<number, Instance>();
  private lost = false;

  constructor(private readonly settings: HostSettings) {}

  /** Runs the function once. Rejects as Lambda would: throttled, timed out, thrown, instance lost. */
  async invoke(event: unknown): Promise<unknown> {
    const { spec, concurrency, now } = this.settings;
    if (this.lost) throw new Throttled(`${spec.region} is down; ${spec.name} cannot run there`);
    const got = concurrency.acquire(now());
    if (got === 'throttled') {
      throw new Throttled(
        `${spec.name} in ${spec.region} is over ${spec.reservedConcurrency} at once`,
      );
    }
    const { instanceId, readyInMs } = got;
    try {
      const instance = this.instances.get(instanceId) ?? this.start(instanceId);
      await sleep(readyInMs);
      const result = await instance.invoke(event, spec.timeoutMs);
      concurrency.release(instanceId, now());
      return result;
    } catch (error) {
      concurrency.discard(instanceId);
      await this.instances.get(instanceId)?.end();
      throw error;
    }
  }

  /** The region goes down: every instance ends where it stands. */
  async lose(): Promise<void> {
    this.lost = true;
    await Promise.all([...this.instances.values()].map((instance) => instance.end()));
  }

  /** The region is back, with nothing warm. */
  restore(): void {
    this.lost = false;
  }

  private start(instanceId: number): Instance {
    const { spec, worker, bundle, resolver, address, env, onLine } = this.settings;
    const instance = new Instance({
      worker,
      surroundings: { bundle, resolver, address },
      env: { ...spec.env, ...env },
      onLine,
      onExit: () => this.instances.delete(instanceId),
    });
    this.instances.set(instanceId, instance);
    return instance;
  }
}
