import type { Observation, Verdict } from '../../core/health/verdict';
import type { PlaneView } from '../../core/topology/plane-view';
import { planeViewSchema } from '../../core/topology/plane-view';
import type { Picture } from '../../core/voting/picture';
import type { ObserverRecord, Opinion } from '../../core/voting/records';

/** The default world: two weighted groups over five regions, so that three votes close a gate. */
export const view: PlaneView = planeViewSchema.parse({
  environment: 'test',
  zone: 'bank.example.com',
  mode: 'automatic',
  regions: ['us-west-2', 'us-east-1', 'ap-southeast-1', 'eu-west-1', 'eu-central-1'],
  groups: [
    ['us-west-2', 'us-east-1', 'ap-southeast-1'],
    ['eu-west-1', 'eu-central-1'],
  ],
  quorum: 3,
  truthSeconds: 150,
  probing: {},
});

export const good: Observation = { ok: true, latencyMs: 40 };
export const bad: Observation = { ok: false, latencyMs: 2_000, reason: 'status 503' };

export function opinion(verdict: Verdict, more: Partial<Opinion> = {}): Opinion {
  const failures = verdict === 'failed' ? 3 : verdict === 'suspect' ? 1 : 0;
  return { verdict, failures, successes: 0, sinceMs: 0, ...more };
}

export const vote = { sinceMs: 0, because: '3 failures in a row' };

export function record(
  observer: string,
  opinions: Record<string, Opinion> = {},
  more: Partial<ObserverRecord> = {},
): ObserverRecord {
  return { observer, generation: 1, beatAtMs: 0, isolated: false, opinions, ...more };
}

export function picture(observer: string, drains: string[], held: string[] = []): Picture {
  return {
    observer,
    mode: 'automatic',
    isolated: false,
    beatAtMs: 0,
    drains,
    opinions: {},
    holds: held.map((region) => ({ id: `h-${region}`, region, by: 'ops', reason: 'r', atMs: 0 })),
  };
}

/** Pictures of several observers, by name. */
export const pictures = (...list: Picture[]): Map<string, Picture> =>
  new Map(list.map((seen) => [seen.observer, seen]));
