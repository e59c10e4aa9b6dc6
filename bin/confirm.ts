import type { Picture } from '../core/voting/picture';
import type { Io } from './command';
import type { Plane } from './plane';

/** A voter reads its rows once a second; after five it has had every chance. */
const patienceMs = 5_000;
const pauseMs = 500;

export type Confirmation = { readonly confirmed: string[]; readonly silent: string[] };

/** Asks every voter but the region itself until all serve what was written, or patience ends. */
export async function confirm(
  { view, pictures }: Plane,
  { sleep }: Io,
  except: string | undefined,
  serves: (picture: Picture) => boolean,
): Promise<Confirmation> {
  const voters = view.regions.filter((region) => region !== except);
  let confirmed: string[] = [];
  for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += pauseMs) {
    const seen = await pictures();
    confirmed = voters.filter((voter) => {
      const picture = seen.get(voter);
      return picture !== undefined && serves(picture);
    });
    if (confirmed.length === voters.length) break;
    await sleep(pauseMs);
  }
  return { confirmed, silent: voters.filter((voter) => !confirmed.includes(voter)) };
}
