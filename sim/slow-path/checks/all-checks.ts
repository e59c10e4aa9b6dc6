import type { Check } from './check';
import { nobodyForgotten } from './nobody-forgotten';
import { oneWriter } from './one-writer';
import { onlyGrowing } from './only-growing';
import { runsEnd } from './runs-end';
import { toldBefore } from './told-before';
import { weightsCarried } from './weights-carried';
import { weightsSettle } from './weights-settle';
import { writesWatched } from './writes-watched';

/** Everything that must hold in every story. */
export const allChecks: readonly Check[] = [
  oneWriter,
  onlyGrowing,
  weightsCarried,
  weightsSettle,
  toldBefore,
  nobodyForgotten,
  writesWatched,
  runsEnd,
];
