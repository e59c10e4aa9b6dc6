import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../ports';

/** The machine's own time: the one place where it comes from. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms) => {
    await sleep(ms);
  },
};
