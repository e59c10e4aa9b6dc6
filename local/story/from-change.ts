import type { Change } from '../../core/voting/change';
import type { WorldEvent } from '../world/world-event';

/** A change as an observer announced it, told in the world's words. */
export function eventOf(change: Change): WorldEvent {
  const at = { atMs: change.atMs, who: change.observer };
  switch (change.kind) {
    case 'VerdictChanged':
      return {
        ...at,
        kind: 'verdict',
        region: change.target,
        text: `sees ${change.target} ${change.to}: ${change.because}`,
      };
    case 'VoteCast':
      return {
        ...at,
        kind: 'vote',
        region: change.target,
        text: `votes to drain ${change.target}: ${change.because}`,
      };
    case 'VoteWithdrawn':
      return {
        ...at,
        kind: 'vote',
        region: change.target,
        text: `withdraws its vote about ${change.target}: ${change.because}`,
      };
    case 'VoteWithheld':
      return {
        ...at,
        kind: 'withheld',
        region: change.target,
        text: `withholds its vote about ${change.target} (${change.rule}): ${change.because}`,
      };
    case 'ObserverIsolated':
      return { ...at, kind: 'isolation', text: 'is cut off itself and abstains' };
    case 'ObserverReconnected':
      return { ...at, kind: 'isolation', text: 'reaches the world again' };
  }
}
