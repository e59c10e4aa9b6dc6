import type { WorldEvent } from './world-event';

/** Tells events in their own time: what Route 53 knows now, DNS may answer by only later. */
export class Storyline {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly onEvent: (event: WorldEvent) => void,
    private readonly now: () => number,
  ) {}

  tell(event: WorldEvent): void {
    this.onEvent(event);
  }

  /** Tells the event when its moment comes. */
  tellAt(event: WorldEvent): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        this.onEvent(event);
      },
      Math.max(0, event.atMs - this.now()),
    );
    this.timers.add(timer);
  }

  end(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }
}
