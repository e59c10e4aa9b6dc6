import type { Verdict } from '../health/verdict';
import type { ObserverRecord, Opinion } from './records';

/** What is worth telling: to the bus, the audit trail and whoever watches. */
export type Change = { readonly observer: string; readonly atMs: number } & (
  | {
      readonly kind: 'VerdictChanged';
      readonly target: string;
      readonly from: Verdict;
      readonly to: Verdict;
      readonly because: string;
    }
  | { readonly kind: 'VoteCast'; readonly target: string; readonly because: string }
  | { readonly kind: 'VoteWithdrawn'; readonly target: string; readonly because: string }
  | {
      readonly kind: 'VoteWithheld';
      readonly target: string;
      readonly rule: string;
      readonly because: string;
    }
  | { readonly kind: 'ObserverIsolated' | 'ObserverReconnected' }
);

/** Everything that differs between two records of one observer; a withheld vote once per reason. */
export function changesBetween(before: ObserverRecord, after: ObserverRecord): Change[] {
  const at = { observer: after.observer, atMs: after.beatAtMs };
  const changes: Change[] = [];
  if (before.isolated !== after.isolated) {
    changes.push({ ...at, kind: after.isolated ? 'ObserverIsolated' : 'ObserverReconnected' });
  }
  for (const [target, opinion] of Object.entries(after.opinions)) {
    changes.push(...opinionChanges(before.opinions[target], opinion, { ...at, target }));
  }
  return changes;
}

function opinionChanges(
  before: Opinion | undefined,
  after: Opinion,
  at: { observer: string; atMs: number; target: string },
): Change[] {
  const changes: Change[] = [];
  const from = before?.verdict ?? 'healthy';
  if (from !== after.verdict) {
    const because = becauseOf(after);
    changes.push({ ...at, kind: 'VerdictChanged', from, to: after.verdict, because });
  }
  if (before?.vote === undefined && after.vote !== undefined) {
    changes.push({ ...at, kind: 'VoteCast', because: after.vote.because });
  }
  if (before?.vote !== undefined && after.vote === undefined) {
    changes.push({ ...at, kind: 'VoteWithdrawn', because: becauseOf(after) });
  }
  if (after.withheld !== undefined && before?.withheld?.rule !== after.withheld.rule) {
    changes.push({ ...at, kind: 'VoteWithheld', ...after.withheld });
  }
  return changes;
}

function becauseOf({ verdict, failures, successes, lastFailure }: Opinion): string {
  switch (verdict) {
    case 'healthy':
      return 'answers again';
    case 'recovering':
      return `${successes} good answers in a row so far`;
    case 'suspect':
    case 'failed':
      return `${failures} failures in a row: ${lastFailure ?? 'no reason known'}`;
  }
}

/** Names a change: the same observer cannot tell the same kind about one target twice in one tick. */
export function changeId(change: Change): string {
  const target = 'target' in change ? change.target : '-';
  const at = new Date(change.atMs).toISOString();
  return `${at}#${change.observer}#${change.kind}#${target}`;
}
