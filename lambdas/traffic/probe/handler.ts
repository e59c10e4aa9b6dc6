import type { Observation } from '../../../core/health/verdict';
import type { PlaneView } from '../../../core/topology/plane-view';
import type { Look, Observed } from '../../../core/voting/observe';
import { continuedFrom, isCalm, observe } from '../../../core/voting/observe';
import type { Picture } from '../../../core/voting/picture';
import type { ObserverRecord, PlaneRows } from '../../../core/voting/records';
import type {
  Announce,
  AskCanaries,
  Clock,
  Log,
  Meter,
  ObserverSlot,
  ProbeRegion,
  ReadPicture,
  ReadRows,
} from '../../ports';
import { Announcements } from './announcements';

export type ProbePorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly slot: ObserverSlot;
  readonly probeRegion: ProbeRegion;
  readonly askCanaries: AskCanaries;
  readonly readPicture: ReadPicture;
  readonly readRows: ReadRows;
  readonly announce: Announce;
  readonly meter: Meter;
};

/** Why an invocation ended: a successor took the slot, or its time was up. */
export type ProbeReport = {
  readonly ended: 'superseded' | 'time is up';
  readonly ticks: number;
};

/** A successor starts at most 119 s after this one did; 170 s leave it a minute to warm up. */
export const invocationSeconds = 170;

/** Ticks whose observations go into one set of metrics: five of 2 s make a point every ten seconds. */
const ticksPerWindow = 5;

/**
 * Watches all other regions from `observer` until a successor takes over. Ticks start on the beat,
 * however long publishing takes; only the slot's newest owner publishes. A successor looks first and
 * takes the slot then, in step with its predecessor, so that a handover loses no tick and counts
 * none twice.
 */
export async function watchRegions(
  ports: ProbePorts,
  view: PlaneView,
  observer: string,
): Promise<ProbeReport> {
  const { clock } = ports;
  const announcements = new Announcements(ports.announce, ports.log);
  const untilMs = clock.now() + invocationSeconds * 1000;
  let record: ObserverRecord | undefined;
  let rows: PlaneRows = { holds: [] };
  let publication: Promise<'kept' | 'superseded'> = Promise.resolve('kept');
  let window: ReadonlyMap<string, Observation>[] = [];
  let ticks = 0;

  let beatMs = firstBeat(clock.now(), observer, view);
  for (; beatMs < untilMs; beatMs = nextBeat(beatMs, view, clock)) {
    await clock.sleep(Math.max(0, beatMs - clock.now()));
    const looking = lookAround({ observer, record, rows }, ports, view);
    const outcome = await publication;
    const look = await looking;
    if (outcome === 'superseded') break;
    ({ rows } = look);
    // Whoever stood still while it looked has seen nothing of now.
    if (isStale(beatMs, view.probing, clock)) continue;
    window.push(look.observations);
    ticks += 1;
    if (record === undefined) {
      const taken = await takeSlot(ports, ticks);
      if (taken === undefined) continue;
      record = taken;
      // Of this beat the predecessor has already published what it saw.
      if ((taken.lookedAtMs ?? -Infinity) >= beatMs) continue;
    }
    // An instance that stood still has counted nothing meanwhile, like one that ended.
    record = continuedFrom(record, view.probing.intervalSeconds, clock.now());
    const observed = observe(record, look, view, clock.now());
    record = { ...observed.record, lookedAtMs: beatMs };
    publication = publish({ ...observed, record }, announcements, ports);
    if (window.length === ticksPerWindow) {
      ports.meter(window);
      window = [];
    }
  }
  const ended = (await publication) === 'kept' ? 'time is up' : 'superseded';
  await announcements.settled();
  return { ended, ticks };
}

/** A table that refuses for a moment must not cost the region its observer for a minute. */
const slotAttempts = 10;

async function takeSlot(
  { slot, log }: ProbePorts,
  attempt: number,
): Promise<ObserverRecord | undefined> {
  if (attempt >= slotAttempts) return slot.take();
  return slot.take().catch((error: unknown) => {
    log.warn('slot not taken; the next beat tries again', { attempt, error: String(error) });
    return undefined;
  });
}

/**
 * Beats lie where any clock of the region puts them, a predecessor's and a successor's alike; the
 * regions' beats lie apart, so that some observer starts to miss a target soon after its loss.
 */
function firstBeat(nowMs: number, observer: string, { regions, probing }: PlaneView): number {
  const intervalMs = probing.intervalSeconds * 1000;
  const apartMs = Math.floor((regions.indexOf(observer) / regions.length) * intervalMs);
  return Math.ceil((nowMs - apartMs) / intervalMs) * intervalMs + apartMs;
}

/** The beat keeps its rhythm; beats missed are left out, and after a pause the first one as well. */
function nextBeat(beatMs: number, { probing }: PlaneView, clock: Clock): number {
  const intervalMs = probing.intervalSeconds * 1000;
  const late = Math.floor((clock.now() - beatMs) / intervalMs);
  const stoodStill = isStale(beatMs, probing, clock);
  return beatMs + intervalMs * Math.max(1, stoodStill ? late + 1 : late);
}

/** Whether a look that began on this beat says nothing about now: a frozen instance took it. */
const isStale = (beatMs: number, probing: PlaneView['probing'], clock: Clock): boolean =>
  clock.now() - beatMs > 3 * probing.intervalSeconds * 1000 + probing.timeoutMs;

/** Who looks, what it knew after the last look, and which of its own rows were in force. */
type Watcher = {
  readonly observer: string;
  readonly record: ObserverRecord | undefined;
  readonly rows: PlaneRows;
};

/** One look at everything, in parallel: the slowest part is bounded by the probe's own timeout. */
async function lookAround(
  { observer, record, rows: lastRows }: Watcher,
  ports: ProbePorts,
  view: PlaneView,
): Promise<Look> {
  const others = view.regions.filter((region) => region !== observer);
  // With a threshold of one the first failure already decides, so the pictures must be at hand.
  const watchful = record === undefined || !isCalm(record) || view.probing.threshold === 1;
  const [observations, pictures, canaries, rows] = await Promise.all([
    Promise.all(others.map(async (region) => [region, await ports.probeRegion(region)] as const)),
    Promise.all(watchful ? others.map((region) => ports.readPicture(region)) : []),
    watchful ? ports.askCanaries() : undefined,
    ports.readRows().catch((error: unknown) => {
      ports.log.warn('own rows not read; the last ones stay in force', { error: String(error) });
      return lastRows;
    }),
  ]);
  return {
    observations: new Map(observations),
    ...(canaries === undefined ? {} : { canaries }),
    rows,
    pictures: new Map(pictures.filter(isPicture).map((seen) => [seen.observer, seen])),
  };
}

/** Publishes the votes; telling about them follows and never delays or fails the watch. */
async function publish(
  { record, changes }: Observed,
  announcements: Announcements,
  { slot, log }: ProbePorts,
): Promise<'kept' | 'superseded'> {
  const outcome = await slot.publish(record).catch((error: unknown) => {
    log.warn('votes not published in this tick; the next tries again', { error: String(error) });
    return 'kept' as const;
  });
  if (outcome === 'kept') announcements.tell(changes);
  return outcome;
}

const isPicture = (seen: Picture | undefined): seen is Picture => seen !== undefined;
