import { setMaxListeners } from 'node:events';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attempt } from './attempt';

/** A client's way to an address: its own resolver with its own cache and place. */
export type Resolve = (
  name: string,
) => Promise<{ readonly address: string; readonly ttlSeconds: number }>;

export type Client = { readonly name: string; readonly pool: string; readonly resolve: Resolve };

export type FleetSettings = {
  readonly clients: readonly Client[];
  /** What everybody calls, and on which port the desk's regions listen. */
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
  /** The region that lives at an address. */
  readonly regionAt: (address: string) => string | undefined;
  readonly now: () => number;
  readonly chance: () => number;
  readonly onAttempt: (attempt: Attempt) => void;
};

/** Between two good answers a client thinks for 0.5-1 s; after a failure it tries again at once. */
const thinkMs = { least: 500, spread: 500 };
const afterFailureMs = 100;

/** Paths a banking client asks for: one is as good as another for whether it is answered. */
const path = '/api/v1/banking/accounts';

/** Clients that resolve and call all the time, each on its own, until told to stop. */
export class Fleet {
  private readonly stopping = new AbortController();
  private readonly lives: Promise<void>[] = [];

  constructor(private readonly settings: FleetSettings) {
    // Every client listens for the end at every moment of its life.
    setMaxListeners(0, this.stopping.signal);
  }

  get size(): number {
    return this.settings.clients.length;
  }

  start(): void {
    for (const client of this.settings.clients) this.lives.push(this.live(client));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.lives);
  }

  private async live(client: Client): Promise<void> {
    const { chance, onAttempt } = this.settings;
    await this.pause(chance() * thinkMs.least);
    while (!this.isStopped()) {
      const attempt = await this.attempt(client);
      if (this.isStopped()) return;
      onAttempt(attempt);
      const good = attempt.failure === undefined;
      await this.pause(good ? thinkMs.least + chance() * thinkMs.spread : afterFailureMs);
    }
  }

  private async attempt({ name, pool, resolve }: Client): Promise<Attempt> {
    const { host, port, timeoutMs, now, regionAt } = this.settings;
    const startMs = now();
    const named: { region?: string } = {};
    let failure: string | undefined;
    try {
      const { address } = await resolve(host);
      const region = regionAt(address);
      if (region !== undefined) named.region = region;
      failure = await call({ address, port, host, timeoutMs, signal: this.stopping.signal });
    } catch (error) {
      failure = `no DNS answer: ${error instanceof Error ? error.message : String(error)}`;
    }
    const ended = { client: name, pool, startMs, endMs: now(), ...named };
    return failure === undefined ? ended : { ...ended, failure };
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

type Call = {
  readonly address: string;
  readonly port: number;
  readonly host: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

/** One request on a connection of its own; undefined is a good answer, a text says why not. */
function call({ address, port, host, timeoutMs, signal }: Call): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = http.get({
      host: address,
      port,
      path,
      agent: false,
      headers: { host },
      signal,
    });
    const deadline = setTimeout(() => {
      request.destroy(new Error(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    const end = (failure: string | undefined): void => {
      clearTimeout(deadline);
      resolve(failure);
    };
    request.on('error', (error) => {
      end(error.message);
    });
    request.on('response', (response) => {
      response.resume();
      response.on('end', () => {
        end(response.statusCode === 200 ? undefined : `status ${response.statusCode ?? 0}`);
      });
      response.on('error', (error) => {
        end(error.message);
      });
    });
  });
}
