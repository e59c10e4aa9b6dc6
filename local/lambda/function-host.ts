import { setTimeout as sleep } from 'node:timers/promises';
import type { Instances } from '../../models/lambda/instances';
import type { Place } from '../dns/listener';
import type { FunctionSpec } from './function-spec';
import { HandlerThrew, Instance } from './instance';
import { Turnstile } from './turnstile';

/** More at once than the function's reserved concurrency. */
export class Throttled extends Error {
  /** As Step Functions names it, so that a workflow may retry it. */
  override readonly name = 'Lambda.TooManyRequestsException';
}

export type HostSettings = {
  readonly spec: FunctionSpec;
  /** Who may run: the model of Lambda's concurrency. */
  readonly concurrency: Instances;
  readonly now: () => number;
  readonly worker: string;
  readonly bundle: string;
  readonly resolver: Place;
  readonly address: string;
  /** On top of the template's own variables: what the runtime and the desk add. */
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
};

/**
 * Instances side by side: a prober overlaps with its successor and one that is late; a function
 * behind a URL answers in milliseconds, so that callers may queue for one.
 */
const sideBySide = ({ urlHosts }: FunctionSpec): number => (urlHosts.length > 0 ? 1 : 3);

/** One function in one region: starts instances, reuses them, and loses them with the region. */
export class FunctionHost {
  private readonly instances = new Map<string, Instance>();
  private readonly turnstile: Turnstile;
  private lost = false;

  constructor(private readonly settings: HostSettings) {
    this.turnstile = new Turnstile(
      Math.min(sideBySide(settings.spec), settings.spec.reservedConcurrency),
    );
  }

  get name(): string {
    return this.settings.spec.name;
  }

  get region(): string {
    return this.settings.spec.region;
  }

  /**
   * Runs the function once. Rejects as Lambda would: throttled, timed out, thrown, instance lost.
   * On the desk only a few instances of a function run side by side and others wait: two cores
   * cannot load a burst of threads, and AWS's answer to a burst would be just that.
   */
  async invoke(event: unknown): Promise<unknown> {
    return this.turnstile.pass(() => this.run(event));
  }

  private async run(event: unknown): Promise<unknown> {
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
      // Loading counts as the start, not against the handler's time-out, as on AWS.
      await Promise.all([instance.ready, sleep(readyInMs)]);
      const result = await instance.invoke(event, spec.timeoutMs);
      concurrency.release(instanceId, now());
      return result;
    } catch (error) {
      // What a handler throws leaves its instance warm; a time-out or a crash does not.
      if (error instanceof HandlerThrew) {
        concurrency.release(instanceId, now());
      } else {
        concurrency.discard(instanceId);
        await this.instances.get(instanceId)?.end();
      }
      throw error;
    }
  }

  /** Resolves when every instance started so far has loaded. */
  async loaded(): Promise<void> {
    await Promise.all([...this.instances.values()].map(({ ready }) => ready));
  }

  /** The region goes down: every instance ends where it stands. */
  async lose(): Promise<void> {
    this.lost = true;
    this.settings.concurrency.discardIdle();
    await Promise.all([...this.instances.values()].map((instance) => instance.end()));
  }

  /** The region is back, with nothing warm. */
  restore(): void {
    this.lost = false;
  }

  private start(instanceId: string): Instance {
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
