import type { Check } from './check';
import { drainedForCause } from './drained-for-cause';
import { givesBack } from './gives-back';
import { heldStaysOut } from './held-stays-out';
import { intentBinds } from './intent-binds';
import { killedStaysStill } from './killed-stays-still';
import { movesWithConsent } from './moves-with-consent';
import { nobodyForgotten } from './nobody-forgotten';
import { oneAtATime } from './one-at-a-time';
import { oneWriter } from './one-writer';
import { onlyGrowing } from './only-growing';
import { opensOnce } from './opens-once';
import { outInTime } from './out-in-time';
import { returnsInSteps } from './returns-in-steps';
import { roleFollowsDatabase } from './role-follows-database';
import { runsEnd } from './runs-end';
import { toldBefore } from './told-before';
import { voicesForCause } from './voices-for-cause';
import { weightsCarried } from './weights-carried';
import { weightsSettle } from './weights-settle';
import { writerWrites } from './writer-writes';
import { writesWatched } from './writes-watched';

/** Everything that must hold in every story, each with the name by which a violation is told. */
export const allChecks = [
  { name: 'voices-for-cause', check: voicesForCause },
  { name: 'drained-for-cause', check: drainedForCause },
  { name: 'one-at-a-time', check: oneAtATime },
  { name: 'out-in-time', check: outInTime },
  { name: 'held-stays-out', check: heldStaysOut },
  { name: 'one-writer', check: oneWriter },
  { name: 'writer-writes', check: writerWrites },
  { name: 'writes-watched', check: writesWatched },
  { name: 'role-follows-database', check: roleFollowsDatabase },
  { name: 'moves-with-consent', check: movesWithConsent },
  { name: 'intent-binds', check: intentBinds },
  { name: 'gives-back', check: givesBack },
  { name: 'only-growing', check: onlyGrowing },
  { name: 'weights-carried', check: weightsCarried },
  { name: 'weights-settle', check: weightsSettle },
  { name: 'returns-in-steps', check: returnsInSteps },
  { name: 'told-before', check: toldBefore },
  { name: 'opens-once', check: opensOnce },
  { name: 'nobody-forgotten', check: nobodyForgotten },
  { name: 'killed-stays-still', check: killedStaysStill },
  { name: 'runs-end', check: runsEnd },
] as const satisfies readonly { readonly name: string; readonly check: Check }[];

/** The checks by name, and what is asked once a day is over and everything mended. */
export type CheckName = (typeof allChecks)[number]['name'] | 'liveness';
