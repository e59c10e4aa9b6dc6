import type { Check } from './check';

/** A region is given its weight back step by step, each of them once the one before has shown well. */
export const returnsInSteps: Check = (world, report) => ({
  see: (happening) => {
    if (happening.what !== 'row' || happening.row.row !== 'incident') return;
    const { row, before } = happening;
    if (before?.row !== 'incident' || row.drill || row.level <= before.level) return;
    const next = world.view.restore.stepsPercent.find((percent) => percent / 100 > before.level);
    if (next !== undefined && row.level === next / 100) return;
    const [from, to] = [before.level, row.level].map((level) => `${Math.round(level * 100)} %`);
    report(`${row.region} goes from ${from ?? '?'} of its share to ${to ?? '?'} at once`);
  },
});
