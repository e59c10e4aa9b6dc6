import type { Control } from '../../../core/control/control';
import type { OperatorWords } from '../../../core/control/agreement';
import { ms } from '../../../core/topology/control-view';
import { regionConfigSchema } from '../../../core/writer/region-config';
import type { Place } from '../../incident/run';
import type {
  Clock,
  ControlTable,
  FinishTask,
  Log,
  LookUp,
  ReadSight,
  RegionConfigStore,
  RegionWords,
  StartRun,
  Tell,
} from '../../ports';
import type { LiveWeights } from '../../../core/traffic/generation';
import { doDuties } from './do-duties';
import { endAnsweredTasks } from './end-answered-tasks';
import { renewPermits } from './renew-permits';
import { shareWords } from './share-words';
import { tellServices } from './tell-services';
import { settleWeights } from './weights-turn';

export type ReconcilePorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly control: ControlTable;
  readonly tell: Tell;
  readonly words: RegionWords;
  readonly readSight: ReadSight;
  readonly config: RegionConfigStore;
  readonly lookUp: LookUp;
  readonly liveWeights: LiveWeights;
  readonly startRun: StartRun;
  readonly finishTask: FinishTask;
};

/** A turn begins every five seconds. */
export const turnMs = 5_000;

/** A successor starts at most 119 s after this one; the rest is for it to warm up. */
export const invocationSeconds = 150;

export type ReconcileReport = {
  readonly ended: 'superseded' | 'time is up';
  readonly turns: number;
};

/**
 * Makes its region agree with the strong table, turn by turn, until a successor takes over. Each
 * part of a turn fails by itself: a parameter that cannot be written must not stop a permit.
 */
export async function reconcile(ports: ReconcilePorts, place: Place): Promise<ReconcileReport> {
  const { clock, log } = ports;
  const untilMs = clock.now() + invocationSeconds * 1000;
  const mine = await ports.words.take();
  const watch = new Unreadable(ports, place);
  let turns = 0;
  for (
    let beatMs = clock.now();
    beatMs < untilMs;
    beatMs = Math.max(beatMs + turnMs, clock.now())
  ) {
    await clock.sleep(Math.max(0, beatMs - clock.now()));
    const words = await ports.words.read().catch((error: unknown) => {
      log.warn('own rows not read in this turn', { error: String(error) });
      return undefined;
    });
    if (words !== undefined && words.generation > mine) return { ended: 'superseded', turns };
    turns += 1;
    const control = await watch.read();
    if (control !== undefined) await turn(control, words, watch.readInARow, ports, place);
  }
  return { ended: 'time is up', turns };
}

async function turn(
  control: Control,
  words: OperatorWords | undefined,
  readInARow: number,
  ports: ReconcilePorts,
  place: Place,
): Promise<void> {
  const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      ports.log.warn(`${what} failed in this turn; the next tries again`, { error: String(error) });
    }
  };
  await attempt('permit', () => renewPermits(control, ports, place));
  await Promise.all([
    attempt('operators words', () => shareWords(words, control, ports)),
    attempt('region config', () => tellServices(control, ports, place)),
    attempt('waiting tasks', () => endAnsweredTasks(control, ports, place)),
  ]);
  await attempt('weights', () => settleWeights(control, ports, place));
  await attempt('incidents', () => doDuties(control, readInARow, ports, place));
}

/** Reads the strong table, and calls for a person when it has been away for a permit's length. */
class Unreadable {
  /** How many reads have succeeded without a failure between them. */
  readInARow = 0;
  private lastReadMs: number;
  private paged = false;

  constructor(
    private readonly ports: ReconcilePorts,
    private readonly place: Place,
  ) {
    this.lastReadMs = ports.clock.now();
  }

  async read(): Promise<Control | undefined> {
    const { clock, control, log } = this.ports;
    try {
      const read = await control.read();
      this.lastReadMs = clock.now();
      this.readInARow += 1;
      this.paged = false;
      return read;
    } catch (error) {
      log.warn('strong table not read in this turn', { error: String(error) });
      this.readInARow = 0;
      await this.pageWhenLate();
      return undefined;
    }
  }

  private async pageWhenLate(): Promise<void> {
    if (this.paged) return;
    const { clock, tell } = this.ports;
    const { view, runner: by } = this.place;
    // A successor starts each minute and knows nothing of before: what the services were told does.
    const lastReadMs = Math.min(this.lastReadMs, await this.lastPermittedMs());
    const silentMs = clock.now() - lastReadMs;
    if (silentMs < ms(view.writer.permitSeconds)) return;
    this.paged = true;
    const text =
      `${by} has not read the strong table for ${Math.round(silentMs / 1000)} s: permits have ` +
      'lapsed and writes are refused; traffic still moves by votes';
    const fact = { kind: 'OperatorPaged', atMs: clock.now(), by, about: by, text } as const;
    await tell({ ...fact, severity: 'critical' }).catch(() => undefined);
  }

  /** When a permit of this region was last renewed, as its services were told; else the present. */
  private async lastPermittedMs(): Promise<number> {
    const { clock, config } = this.ports;
    const text = await config.read().catch(() => undefined);
    const told = regionConfigSchema.safeParse(text === undefined ? undefined : JSON.parse(text));
    const ends = Object.values(told.data?.cells ?? {}).flatMap(
      ({ writeUntilMs = [] }) => writeUntilMs,
    );
    const permitMs = ms(this.place.view.writer.permitSeconds);
    return ends.length === 0 ? clock.now() : Math.max(...ends) - permitMs;
  }
}
