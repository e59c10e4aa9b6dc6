import type { Hold, KillSwitch, PlaneRows, Release } from '../../core/voting/records';
import type { OperatorWords } from '../../core/control/agreement';
import type { RegionConfig } from '../../core/writer/region-config';
import { regionConfigSchema } from '../../core/writer/region-config';
import type { RegionConfigStore, RegionWords } from '../../lambdas/ports';

/** What one region keeps for itself: operators' words, whose turn it is, what services are told. */
export class RegionStore {
  config: RegionConfig | undefined;
  private readonly holds = new Map<string, Hold>();
  private readonly releases = new Map<string, Release>();
  private killSwitch: KillSwitch | undefined;
  private generation = 0;

  constructor(private readonly onConfig: (config: RegionConfig) => void) {}

  readonly words: RegionWords = {
    take: () => Promise.resolve((this.generation += 1)),
    read: () =>
      Promise.resolve({
        holds: [...this.holds.values()],
        releases: [...this.releases.values()],
        killSwitch: this.killSwitch,
        generation: this.generation,
      }),
    write: (words) => {
      this.hear(words);
      return Promise.resolve();
    },
  };

  readonly configuration: RegionConfigStore = {
    read: () =>
      Promise.resolve(this.config === undefined ? undefined : JSON.stringify(this.config)),
    write: (text) => {
      this.config = regionConfigSchema.parse(JSON.parse(text));
      this.onConfig(this.config);
      return Promise.resolve();
    },
  };

  /** Words as whoever wrote them here last: a row each, none is ever deleted. */
  hear({ holds = [], releases = [], killSwitch }: Partial<OperatorWords>): void {
    for (const hold of holds) this.holds.set(hold.id, hold);
    for (const release of releases) this.releases.set(release.id, release);
    if (killSwitch !== undefined) this.killSwitch = killSwitch;
  }

  /** What the region's observer and endpoint go by. */
  planeRows(): Omit<PlaneRows, 'observer'> {
    const inForce = [...this.holds.values()].filter(({ id }) => !this.releases.has(id));
    const { killSwitch } = this;
    return { holds: inForce, ...(killSwitch === undefined ? {} : { killSwitch }) };
  }
}
