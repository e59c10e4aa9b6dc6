import { beatEveryMs } from '../../../core/data/beat';
import type { RegionConfig } from '../../../core/writer/region-config';
import { regionConfigSchema } from '../../../core/writer/region-config';
import type { ControlView } from '../../../core/topology/control-view';
import type { Clock, Log, RegionConfigStore } from '../../ports';
import type { Found, Held, KeepCopy, KeeperSlot, TellBeat } from '../ports';

export type KeepPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly slot: KeeperSlot;
  readonly config: Pick<RegionConfigStore, 'read'>;
  readonly keepCopy: KeepCopy;
  readonly tellBeat: TellBeat;
};

/** Which cells have a copy here, and where their other copies are. */
export type Kept = { readonly cell: string; readonly others: readonly string[] };

/** A successor starts at most 119 s after this one; the rest is for it to warm up. */
export const invocationSeconds = 150;

/** What the services were told is read this often: a permit is renewed every ten seconds. */
const configEveryMs = 2_000;

export type KeepReport = {
  readonly ended: 'superseded' | 'time is up';
  readonly beats: number;
};

/** The cells that this region's keeper looks after. */
export const keptIn = (region: string, { cells }: Pick<ControlView, 'cells'>): Kept[] =>
  cells
    .filter(({ database }) => database !== undefined)
    .map(({ name, writer, candidates }) => ({ cell: name, copies: [writer, ...candidates] }))
    .filter(({ copies }) => copies.includes(region))
    .map(({ cell, copies }) => ({ cell, others: copies.filter((copy) => copy !== region) }));

/**
 * Looks after this region's copies of the cells' databases, each second, until a successor takes
 * over. Beats that were written are told to the regions of the other copies at once: what was heard
 * there before a region fell silent bounds what was lost with it. No region waits for another.
 */
export async function keep(ports: KeepPorts, kept: readonly Kept[]): Promise<KeepReport> {
  const { clock } = ports;
  const untilMs = clock.now() + invocationSeconds * 1000;
  const generation = await ports.slot.take();
  const told = new Told(ports);
  let held: Held = {};
  let beats = 0;
  for (let beatMs = clock.now(); beatMs < untilMs; beatMs = nextBeat(beatMs, clock)) {
    await clock.sleep(Math.max(0, beatMs - clock.now()));
    const config = await told.read();
    const found = await Promise.all(kept.map((one) => beatIn(one, config, ports)));
    held = {
      ...held,
      ...Object.fromEntries(found.flatMap((one) => (one === undefined ? [] : [one]))),
    };
    const outcome = await ports.slot.publish(generation, held).catch((error: unknown) => {
      ports.log.warn('copies not published; the next beat tries again', { error: String(error) });
      return 'kept' as const;
    });
    if (outcome === 'superseded') return { ended: 'superseded', beats };
    beats += 1;
  }
  return { ended: 'time is up', beats };
}

/** Beats lie a second apart; those missed are left out. */
const nextBeat = (beatMs: number, { now }: Clock): number =>
  beatMs + beatEveryMs * Math.max(1, Math.ceil((now() - beatMs) / beatEveryMs));

async function beatIn(
  { cell, others }: Kept,
  config: RegionConfig | undefined,
  { clock, log, keepCopy, tellBeat }: KeepPorts,
): Promise<[string, Held[string]] | undefined> {
  const permitted = config?.cells[cell];
  // Nobody has been told yet who writes: there is nothing to keep.
  if (permitted === undefined) return undefined;
  const { roleEpoch, writeUntilMs } = permitted;
  const found = await keepCopy(cell, { roleEpoch, writeUntilMs }).catch((error: unknown): Found => {
    log.warn('copy not looked at; the next beat tries again', { cell, error: String(error) });
    return {};
  });
  const { newest, written } = found;
  if (written !== undefined) {
    for (const region of others) {
      void tellBeat(region, cell, written).catch((error: unknown) => {
        log.warn('beat not told; the next one will be', { cell, region, error: String(error) });
      });
    }
  }
  return newest === undefined ? undefined : [cell, { ...newest, readAtMs: clock.now() }];
}

/** What the region's services were told; where it cannot be read, the last holds, as for them. */
class Told {
  private config: RegionConfig | undefined;
  private readAtMs = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(private readonly ports: KeepPorts) {}

  /** Only the first look waits: a permit that lapses must not wait for a slow answer. */
  async read(): Promise<RegionConfig | undefined> {
    if (this.ports.clock.now() - this.readAtMs >= configEveryMs) this.reading ??= this.refresh();
    if (this.config === undefined) await this.reading;
    return this.config;
  }

  private async refresh(): Promise<void> {
    const { clock, config, log } = this.ports;
    try {
      const text = await config.read();
      if (text !== undefined) this.config = regionConfigSchema.parse(JSON.parse(text));
      this.readAtMs = clock.now();
    } catch (error) {
      log.warn('what services were told is not readable; the last holds', { error: String(error) });
    }
    this.reading = undefined;
  }
}
