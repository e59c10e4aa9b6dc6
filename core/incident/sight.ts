import type { Verdict } from '../health/verdict';
import type { PlaneView } from '../topology/plane-view';
import type { Pictures } from '../voting/gate';
import { isDrained } from '../voting/gate';
import type { Picture } from '../voting/picture';
import type { Opinion } from '../voting/records';

/** What all observers serve, read together, and when. */
export type Sight = {
  readonly pictures: Pictures;
  readonly atMs: number;
};

/** An observer publishes every tick; one that has been silent for this long is no witness. */
export const freshMs = 15_000;

type Counted = Pick<PlaneView, 'quorum'>;

/** Those who may judge `region`: fresh, not cut off, and not itself. */
function witnesses(region: string, { pictures, atMs }: Sight): Picture[] {
  return [...pictures.values()].filter(
    ({ observer, isolated, beatAtMs }) =>
      observer !== region && !isolated && beatAtMs !== undefined && atMs - beatAtMs <= freshMs,
  );
}

/** Who has this verdict about a region, and since when. */
export function witnessesSaying(verdict: Verdict, region: string, sight: Sight): Opinion[] {
  return witnesses(region, sight).flatMap(({ opinions }) => {
    const opinion = opinions[region];
    return opinion?.verdict === verdict ? [opinion] : [];
  });
}

/** Whether a strict majority of the other observers has this verdict, whether or not they vote. */
export const majoritySays = (
  verdict: Verdict,
  region: string,
  sight: Sight,
  { quorum }: Counted,
): boolean => witnessesSaying(verdict, region, sight).length >= quorum;

/**
 * Whether most of those who can judge a region now have this verdict, however few they are. Losing
 * regions takes witnesses away, so a majority of all would find nobody well after one loss of three.
 */
export function mostSay(verdict: Verdict, region: string, sight: Sight): boolean {
  const saying = witnessesSaying(verdict, region, sight).length;
  return saying > witnesses(region, sight).length / 2;
}

/** Whether a majority has called the region failed without a break for `forMs`. */
export function failedThroughout(
  region: string,
  forMs: number,
  sight: Sight,
  { quorum }: Counted,
): boolean {
  const sure = witnessesSaying('failed', region, sight).filter(
    ({ sinceMs }) => sight.atMs - sinceMs >= forMs,
  );
  return sure.length >= quorum;
}

/** Whether a majority calls it failed while its votes are withheld: a question for a person. */
export const isWithheld = (region: string, sight: Sight, view: Counted): boolean =>
  majoritySays('failed', region, sight, view) && !isDrained(region, sight.pictures, view.quorum);

/** Why votes about a region are withheld, in the observers' own words, each once. */
export function withheldReasons(region: string, sight: Sight): string[] {
  const reasons = witnesses(region, sight).map(
    ({ opinions }) => opinions[region]?.withheld?.because,
  );
  return [...new Set(reasons.filter((reason) => reason !== undefined))];
}
