import { promises as dns } from 'node:dns';
import { setTimeout as sleep } from 'node:timers/promises';
import { voterName } from '../../core/topology/names';
import type { PlaneView } from '../../core/topology/plane-view';
import type { Picture } from '../../core/voting/picture';
import { pictureSchema } from '../../core/voting/picture';
import type { ReadPicture } from '../ports';
import type { Entry } from './get';
import { entered, get } from './get';

/** A picture older than the tick it is asked for would be a guess; half a tick is enough to fetch. */
const pictureTimeoutMs = 1_000;

/**
 * Reads what a voter serves, from where Route 53 reads it. The voter's endpoint is found by DNS
 * (`voter-<region>.<zone>` is a CNAME to it) and asked under its own name, as its certificate wants.
 */
export function pictureReader(view: Pick<PlaneView, 'zone'>, entry: Entry): ReadPicture {
  const hosts = new Map<string, string>();
  const read = async (observer: string): Promise<Picture | undefined> => {
    const host = hosts.get(observer) ?? (await dns.resolveCname(voterName(view, observer)))[0];
    if (host === undefined) return undefined;
    hosts.set(observer, host);
    const url = entered(`https://${host}/votes`, entry);
    const { status, body } = await get(url, pictureTimeoutMs);
    if (status !== 200) return undefined;
    const picture = pictureSchema.parse(JSON.parse(body));
    return picture.observer === observer ? picture : undefined;
  };
  return async (observer) => {
    const tooLate = new AbortController();
    const nothing = sleep(pictureTimeoutMs, undefined, { signal: tooLate.signal });
    try {
      return await Promise.race([read(observer), nothing]);
    } catch {
      // A moved endpoint is looked up again; an unreachable voter is no vote.
      hosts.delete(observer);
      return undefined;
    } finally {
      tooLate.abort();
    }
  };
}
