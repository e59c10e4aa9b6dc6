import type { Attempt } from '../clients/attempt';
import type { WorldEvent } from '../world/world-event';

/** Nobody has failed for this long: the trouble is over. */
const quietMs = 4_000;

/** Tells when clients begin to suffer, and when the last of them is served again. */
export class ClientWatch {
  private readonly failing = new Map<string, number>();
  private readonly affected = new Set<string>();
  private lastRecovery: { client: string; atMs: number } | undefined;

  constructor(private readonly tell: (event: WorldEvent) => void) {}

  see({ client, endMs, failure, region }: Attempt): void {
    if (failure !== undefined) {
      if (this.affected.size === 0) {
        const where = region ?? 'nowhere';
        this.say(endMs, `${client} is the first to fail, at ${where}: ${failure}`);
      }
      this.affected.add(client);
      this.failing.set(client, endMs);
      this.lastRecovery = undefined;
      return;
    }
    if (this.failing.delete(client)) this.lastRecovery = { client, atMs: endMs };
    this.conclude(endMs);
  }

  /** The last recovery counts once nobody fails and nobody has for a while. */
  private conclude(nowMs: number): void {
    if (this.lastRecovery === undefined || this.failing.size > 0) return;
    if (nowMs - this.lastRecovery.atMs < quietMs) return;
    const { client, atMs } = this.lastRecovery;
    this.say(atMs, `${client} is the last of ${this.affected.size} to be served again`);
    this.affected.clear();
    this.lastRecovery = undefined;
  }

  private say(atMs: number, text: string): void {
    this.tell({ atMs, kind: 'clients', who: 'clients', text });
  }
}
