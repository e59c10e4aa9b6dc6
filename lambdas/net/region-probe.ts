import { originName } from '../../core/topology/names';
import type { PlaneView } from '../../core/topology/plane-view';
import type { Clock, ProbeRegion } from '../ports';
import type { Entry } from './get';
import { entered, get } from './get';
import { observeTwice } from './second-connection';

/** Probes a region at its origin name, where no health check hides it. Only 200 is good. */
export function regionProbe(
  view: Pick<PlaneView, 'zone' | 'probing'>,
  entry: Entry,
  clock: Clock,
): ProbeRegion {
  const { path, timeoutMs } = view.probing;
  return (region) => {
    const url = entered(`https://${originName(view, region)}${path}`, entry);
    return observeTwice((withinMs) => complaintAbout(url, withinMs), timeoutMs, clock);
  };
}

/** What is wrong with one answer, in words; undefined is a good one. Never rejects. */
export async function complaintAbout(url: URL, withinMs: number): Promise<string | undefined> {
  try {
    const { status } = await get(url, withinMs);
    return status === 200 ? undefined : `status ${status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
