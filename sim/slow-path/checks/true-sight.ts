import type { World } from '../world';

/**
 * What observers could see in truth: from where, and when last, a region failed its users. One
 * connection in ten that is lost on the way still counts as reached. A liar is a voice as well: a
 * quorum is right as long as liars and those who see a failure together are fewer than it needs.
 */
export class TrueSight {
  private readonly lastAgainstMs = new Map<string, number>();

  constructor(private readonly world: World) {}

  /** Looks at the world as it is now. */
  look(): void {
    const { view, clock } = this.world;
    const nowMs = clock.now();
    for (const target of view.plane.regions) {
      for (const observer of view.plane.regions) {
        if (observer === target) continue;
        const lies = this.world.lies.get(observer)?.has(target) ?? false;
        if (!lies && !this.fails(target, observer)) continue;
        this.lastAgainstMs.set(`${observer} ${target}`, nowMs);
      }
    }
  }

  /** Whether an observer there finds that the region fails its users. */
  fails(target: string, observer: string): boolean {
    const { network, sick } = this.world;
    return (
      !network.reaches(observer, target) ||
      (sick.get(target) ?? 0) > 0 ||
      network.lostConnections > 0.1
    );
  }

  /** Whether one other region spoke against it, for cause or not, within the last `withinMs`. */
  spokeWithin(observer: string, target: string, withinMs: number): boolean {
    const lastMs = this.lastAgainstMs.get(`${observer} ${target}`) ?? -Infinity;
    return this.world.clock.now() - lastMs <= withinMs;
  }

  /** How many of the others spoke against it, for cause or not, each within its own `withinMs`. */
  voicesAgainst(target: string, withinMs: (observer: string) => number): number {
    return this.world.view.plane.regions.filter(
      (observer) => observer !== target && this.spokeWithin(observer, target, withinMs(observer)),
    ).length;
  }
}
