import type { Standing, Observation } from '../health/verdict';
import type { PlaneView } from '../topology/plane-view';
import type { Pictures } from './gate';
import { isDrained, isHeld } from './gate';
import type { Opinion } from './records';

/** All an observer knows at the end of a tick. */
export type Scene = {
  readonly observer: string;
  readonly view: Pick<PlaneView, 'regions' | 'groups' | 'quorum' | 'probing'>;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly votes: ReadonlySet<string>;
  readonly isolated: boolean;
  readonly killed: boolean;
  /** What every voter serves, this observer included. */
  readonly pictures: Pictures;
};

/** What to do about one target, and why, or why not. */
export type VoteDecision =
  | { readonly action: 'cast' | 'withdraw'; readonly because: string }
  | { readonly action: 'keep' | 'none' }
  | { readonly action: 'withhold'; readonly rule: WithholdingRule; readonly because: string };

export type WithholdingRule = 'kill-switch' | 'isolated' | 'two-at-once' | 'last-member';

/** The decision about one target, from this scene alone. */
export function decideVote(target: string, scene: Scene): VoteDecision {
  return scene.votes.has(target) ? aboutStandingVote(target, scene) : aboutNewVote(target, scene);
}

function aboutStandingVote(target: string, scene: Scene): VoteDecision {
  const verdict = scene.standings.get(target)?.verdict;
  if (isOnlyOneNotFailed(target, scene)) {
    return { action: 'withdraw', because: `${target} is the last of its group that answers` };
  }
  if (verdict === 'healthy' && !isHeld(target, scene.pictures)) {
    const { recoveryThreshold } = scene.view.probing;
    return { action: 'withdraw', because: `${recoveryThreshold} good answers in a row` };
  }
  return { action: 'keep' };
}

function aboutNewVote(target: string, scene: Scene): VoteDecision {
  const standing = scene.standings.get(target);
  if (standing?.verdict !== 'failed') return { action: 'none' };
  const obstacle = obstacleTo(target, scene);
  if (obstacle !== undefined) return { action: 'withhold', ...obstacle };
  const why = standing.lastFailure === undefined ? '' : `: ${standing.lastFailure}`;
  return { action: 'cast', because: `${standing.failures} failures in a row${why}` };
}

function obstacleTo(
  target: string,
  scene: Scene,
): { rule: WithholdingRule; because: string } | undefined {
  if (scene.killed) {
    return { rule: 'kill-switch', because: 'the kill switch stops new votes' };
  }
  if (scene.isolated) {
    const because = `${scene.observer} is cut off itself: it reaches too little of the world`;
    return { rule: 'isolated', because };
  }
  const other = undrainedFailure(target, scene);
  if (other !== undefined) {
    const because = `${other} has failed too and is not drained: two at once is a question for a person`;
    return { rule: 'two-at-once', because };
  }
  const group = scene.view.groups.find(
    (members) => members.includes(target) && !hasOtherServing(target, members, scene),
  );
  if (group !== undefined) {
    const because = `no other member of ${group.join(', ')} is healthy and admitted`;
    return { rule: 'last-member', because };
  }
  return undefined;
}

function undrainedFailure(target: string, scene: Scene): string | undefined {
  return [...scene.standings.entries()]
    .filter(([region, { verdict }]) => region !== target && verdict === 'failed')
    .map(([region]) => region)
    .find((region) => !isDrained(region, scene.pictures, scene.view.quorum));
}

/** Whether some other member could take the target's users: seen healthy, not drained, not held. */
function hasOtherServing(target: string, members: readonly string[], scene: Scene): boolean {
  return members.some(
    (member) =>
      member !== target &&
      seesHealthy(member, scene) &&
      !isDrained(member, scene.pictures, scene.view.quorum) &&
      !isHeld(member, scene.pictures),
  );
}

/** An observer that can publish takes itself for healthy: it has nobody else's word for it. */
function seesHealthy(member: string, scene: Scene): boolean {
  return member === scene.observer || scene.standings.get(member)?.verdict === 'healthy';
}

function isOnlyOneNotFailed(target: string, scene: Scene): boolean {
  const failed = (member: string): boolean => scene.standings.get(member)?.verdict === 'failed';
  return (
    !failed(target) &&
    scene.view.groups.some(
      (members) =>
        members.includes(target) &&
        members.length > 1 &&
        members.every((member) => member === target || failed(member)),
    )
  );
}

/**
 * Whether the observer is the sick one: it misses most of the others in this very tick, or reaches
 * none of the neutral canaries (`undefined`: not asked in this tick).
 */
export function isIsolated(
  observations: ReadonlyMap<string, Observation>,
  canaries: readonly boolean[] | undefined,
): boolean {
  const missed = [...observations.values()].filter(({ ok }) => !ok).length;
  if (missed > observations.size / 2) return true;
  return canaries !== undefined && canaries.length > 0 && canaries.every((reached) => !reached);
}

/** The opinion that a decision leaves behind. */
export function opinionAfter(
  standing: Standing,
  before: Opinion | undefined,
  decision: VoteDecision,
  nowMs: number,
): Opinion {
  switch (decision.action) {
    case 'cast':
      return { ...standing, vote: { sinceMs: nowMs, because: decision.because } };
    case 'keep':
      return before?.vote === undefined ? { ...standing } : { ...standing, vote: before.vote };
    case 'withhold':
      return { ...standing, withheld: { rule: decision.rule, because: decision.because } };
    case 'withdraw':
    case 'none':
      return { ...standing };
  }
}
