import type { Observation, Standing } from '../health/verdict';
import { judge, unseen, withoutCounts } from '../health/verdict';
import type { PlaneView } from '../topology/plane-view';
import type { Change } from './change';
import { changesBetween } from './change';
import { decideVote, isIsolated, opinionAfter } from './decide';
import type { Pictures } from './gate';
import { pictureOf } from './picture';
import type { ObserverRecord, Opinion, PlaneRows } from './records';

/** What one tick brought in. */
export type Look = {
  readonly observations: ReadonlyMap<string, Observation>;
  /** One answer per neutral canary; absent where nobody asked. */
  readonly canaries?: readonly boolean[];
  /** This region's own rows: holds and the kill switch. */
  readonly rows: PlaneRows;
  /** What the other observers serve. */
  readonly pictures: Pictures;
};

export type Observed = { readonly record: ObserverRecord; readonly changes: readonly Change[] };

/** One tick of one observer: from what it held and what it sees to what it says now, and why. */
export function observe(
  before: ObserverRecord,
  look: Look,
  view: PlaneView,
  nowMs: number,
): Observed {
  const isolated = isIsolated(look.observations, look.canaries);
  const standings = new Map<string, Standing>();
  for (const [target, observation] of look.observations) {
    const standing = bare(before.opinions[target] ?? unseen(nowMs));
    // Whoever is cut off sees only that: its failures say nothing about the others, and would make
    // it call them failed long after it is back.
    standings.set(target, isolated ? standing : judge(standing, observation, view.probing, nowMs));
  }
  const own = pictureOf({ ...look.rows, observer: before }, view, before.observer, nowMs);
  const scene = {
    observer: before.observer,
    view,
    standings,
    votes: new Set(targetsWithVote(before)),
    isolated,
    killed: look.rows.killSwitch?.on ?? false,
    pictures: new Map(look.pictures).set(before.observer, own),
  };
  const opinions: Record<string, Opinion> = {};
  for (const [target, standing] of standings) {
    const decision = decideVote(target, scene);
    opinions[target] = opinionAfter(standing, before.opinions[target], decision, nowMs);
  }
  const record = { ...before, isolated, opinions, beatAtMs: nowMs };
  return { record, changes: changesBetween(before, record) };
}

/** What a new invocation carries on with: counts older than three intervals lead nowhere. */
export function continuedFrom(
  stored: ObserverRecord,
  intervalSeconds: number,
  nowMs: number,
): ObserverRecord {
  if (nowMs - stored.beatAtMs <= 3 * intervalSeconds * 1000) return stored;
  const opinions: Record<string, Opinion> = {};
  for (const [target, opinion] of Object.entries(stored.opinions)) {
    opinions[target] = { ...opinion, ...withoutCounts(bare(opinion), nowMs) };
  }
  return { ...stored, opinions };
}

/** Whether anything is out of order, so that the others' pictures are worth asking for. */
export const isCalm = ({ opinions }: ObserverRecord): boolean =>
  Object.values(opinions).every(({ verdict, vote }) => verdict === 'healthy' && !vote);

const targetsWithVote = ({ opinions }: ObserverRecord): string[] =>
  Object.entries(opinions).flatMap(([target, { vote }]) => (vote ? [target] : []));

/** An opinion without what was decided about it: what the next tick starts from. */
const bare = ({ vote: _vote, withheld: _withheld, ...standing }: Opinion): Standing => standing;
