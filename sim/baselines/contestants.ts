import type { Contestant } from './contestant';
import { cronAsWritten, cronInThere, cronWithThreshold, documentAsWhole } from './document';
import { fastChecks } from './leaf-checks';
import { meridian } from './meridian';
import { minuteScheduler } from './minute-scheduler';

/** Everybody who is compared; Meridian comes first. */
export const contestants: readonly Contestant[] = [
  meridian,
  cronAsWritten,
  cronWithThreshold,
  cronInThere,
  documentAsWhole,
  fastChecks,
  minuteScheduler,
];
