import type { Change } from '../../../core/voting/change';
import type { Announce, Log } from '../../ports';

/** Beyond this the oldest go to the log alone: memory must not grow while the bus is away. */
const limit = 1_000;

/**
 * Tells changes in order, behind the watch's back: telling never delays a tick, and what could not
 * be told is tried again in the next tick.
 */
export class Announcements {
  private waiting: readonly Change[] = [];
  private telling: Promise<void> = Promise.resolve();

  constructor(
    private readonly announce: Announce,
    private readonly log: Log,
  ) {}

  tell(changes: readonly Change[]): void {
    this.waiting = [...this.waiting, ...changes];
    if (this.waiting.length === 0) return;
    this.telling = this.telling.then(() => this.tellWaiting());
  }

  /** Resolves when everything told so far has been tried. */
  settled(): Promise<void> {
    return this.telling;
  }

  private async tellWaiting(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    try {
      if (batch.length > 0) await this.announce(batch);
    } catch (error) {
      this.log.warn('changes not announced; the next tick tries again', {
        error: String(error),
        changes: batch,
      });
      this.waiting = [...batch, ...this.waiting].slice(-limit);
    }
  }
}
