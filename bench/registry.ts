import { falseDrainsBench } from './false-drains';
import type { Bench } from './harness';
import { importTime } from './import-time';
import { proberTick } from './prober-tick';
import { recovery } from './recovery';
import { simulator } from './simulator';
import { tuning } from './tuning';

/** Every bench, in the order in which they run. */
export const benches: readonly Bench[] = [
  recovery,
  falseDrainsBench,
  tuning,
  simulator,
  proberTick,
  importTime,
];
