import { EventEmitter, once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Invocation, Outcome, Said, Surroundings, Thrown } from './protocol';

/** An invocation that never came back: a time-out, a crash, a lost region. */
export class InvocationLost extends Error {
  override readonly name = 'InvocationLost';
}

/** An invocation whose handler threw, under the error's own name; the instance is as good as before. */
export class HandlerThrew extends Error {
  constructor({ name, message }: Thrown) {
    super(message);
    this.name = name;
  }
}

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (e: Error) => void };

export type InstanceSettings = {
  readonly worker: string;
  readonly surroundings: Surroundings;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  readonly onExit: () => void;
};

/** One function instance: a thread of its own, with its own environment and its own memory. */
export class Instance {
  /** Resolves when the bundle is loaded; rejects where it cannot be. */
  readonly ready: Promise<void>;
  private readonly thread: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 0;

  constructor({ worker, surroundings, env, onLine, onExit }: InstanceSettings) {
    this.thread = new Worker(worker, {
      env: { ...env },
      workerData: surroundings,
      stdout: true,
      stderr: true,
    });
    for (const stream of [this.thread.stdout, this.thread.stderr]) {
      stream.setEncoding('utf8');
      let rest = '';
      stream.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(onLine);
      });
    }
    const isReady = new EventEmitter();
    this.ready = once(isReady, 'ready').then(() => undefined);
    // Whoever waits for it hears of the failure; an instance that nobody waits for may just end.
    this.ready.catch(() => undefined);
    this.thread.on('message', (said: Said) => {
      if ('ready' in said) isReady.emit('ready');
      else this.settle(said);
    });
    const end = (reason: string): void => {
      const lost = new InvocationLost(reason);
      isReady.emit('error', lost);
      for (const { reject } of this.waiting.values()) reject(lost);
      this.waiting.clear();
    };
    isReady.on('error', () => undefined);
    this.thread.on('error', (error) => {
      end(`instance crashed: ${String(error)}`);
    });
    this.thread.on('exit', () => {
      end('instance ended');
      onExit();
    });
  }

  /** Runs the handler once. Rejects on a throw, a crash, the time-out or an end of the instance. */
  async invoke(event: unknown, timeoutMs: number): Promise<unknown> {
    const id = this.nextId++;
    const invocation: Invocation = { id, event };
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<unknown>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        timer = setTimeout(() => {
          reject(new InvocationLost(`timed out after ${timeoutMs} ms`));
        }, timeoutMs);
        this.thread.postMessage(invocation);
      });
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
    }
  }

  async end(): Promise<void> {
    await this.thread.terminate();
  }

  private settle(outcome: Outcome): void {
    const waiting = this.waiting.get(outcome.id);
    if (waiting === undefined) return;
    if (outcome.ok) waiting.resolve(outcome.result);
    else waiting.reject(new HandlerThrew(outcome.error));
  }
}
