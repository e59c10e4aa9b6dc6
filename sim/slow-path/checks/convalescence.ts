import type { World } from '../world';
import { ableRegions, disturbed, hasQuorum } from './able';
import { Lately } from './check';

/** Whoever was in trouble is itself again after so long: two starts may lie 119 s apart. */
export const convalescenceMs = 125_000;

/** Who has been able to do its work, and for how long the world has been calm, up to the last look. */
export class Convalescence {
  private readonly lately: Lately;

  constructor(private readonly world: World) {
    this.lately = new Lately(world);
  }

  /** Looks at the world as it is now. */
  look(): void {
    const able = ableRegions(this.world);
    for (const region of this.world.view.plane.regions) {
      if (!able.includes(region)) this.lately.note(region);
    }
    if (!hasQuorum(this.world) || disturbed(this.world)) this.lately.note('the world');
  }

  /** Whether a region's functions have long been running, and reaching the others. */
  isWell = (region: string): boolean => this.lately.agoMs(region) > convalescenceMs;

  /** For how long the strong table has answered, and calls have gone through, ms. */
  calmMs = (): number => this.lately.agoMs('the world');
}
