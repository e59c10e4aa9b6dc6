import type { Check } from './check';
import { coolDown } from './cool-down';
import { drainedForCause } from './drained-for-cause';
import { nobodyForgotten } from './nobody-forgotten';
import { oneWriter } from './one-writer';
import { onlyGrowing } from './only-growing';
import { outInTime } from './out-in-time';
import { runsEnd } from './runs-end';
import { toldBefore } from './told-before';
import { weightsCarried } from './weights-carried';
import { weightsSettle } from './weights-settle';
import { writesWatched } from './writes-watched';

/** Everything that must hold in every story, each with the name by which a violation is told. */
export const allChecks: readonly { readonly name: string; readonly check: Check }[] = [
  { name: 'one-writer', check: oneWriter },
  { name: 'only-growing', check: onlyGrowing },
  { name: 'drained-for-cause', check: drainedForCause },
  { name: 'out-in-time', check: outInTime },
  { name: 'weights-carried', check: weightsCarried },
  { name: 'weights-settle', check: weightsSettle },
  { name: 'cool-down', check: coolDown },
  { name: 'told-before', check: toldBefore },
  { name: 'nobody-forgotten', check: nobodyForgotten },
  { name: 'writes-watched', check: writesWatched },
  { name: 'runs-end', check: runsEnd },
];
