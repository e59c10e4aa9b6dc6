import type { AskCanaries } from '../ports';
import type { Entry } from './get';
import { entered, get } from './get';

/** Any answer at all means that the world is reachable from here. */
const canaryTimeoutMs = 1_500;

export function canaryAsker(urls: readonly string[], entry: Entry): AskCanaries {
  return () =>
    Promise.all(
      urls.map(async (url) => {
        const got = await get(entered(url, entry), canaryTimeoutMs).catch(() => undefined);
        return got !== undefined;
      }),
    );
}
