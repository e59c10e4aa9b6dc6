import type { Moment } from './moment';
import type { Mark } from './span';

/** How many votes to drain a region stand from a moment on. */
export type Standing = { readonly fromSeconds: number; readonly votes: number };

export type Votes = { readonly standing: readonly Standing[]; readonly withheld: readonly Mark[] };

/** Votes about a region, as their observers told them. */
export function votesOn(region: string, moments: readonly Moment[]): Votes {
  const voters = new Set<string>();
  const standing: Standing[] = [];
  const withheld: Mark[] = [];
  for (const { seconds, what } of moments) {
    if (what.what !== 'vote') continue;
    const { change } = what;
    if (!('target' in change) || change.target !== region) continue;
    const fromSeconds = Math.max(0, seconds);
    if (change.kind === 'VoteWithheld') {
      const text = `${change.observer} withholds its vote, ${change.rule}: ${change.because}`;
      withheld.push({ atSeconds: fromSeconds, kind: 'withheld', text });
      continue;
    }
    if (change.kind === 'VoteCast') voters.add(change.observer);
    else if (change.kind === 'VoteWithdrawn') voters.delete(change.observer);
    else continue;
    standing.push({ fromSeconds, votes: voters.size });
  }
  return { standing, withheld };
}
