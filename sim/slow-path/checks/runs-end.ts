import type { Check } from './check';

/**
 * Every run ends: none is left that nobody needs. One that waits for a person is needed; one whose
 * region was lost, or that stands still, cannot end.
 */
export const runsEnd: Check = (world, report) => ({
  end: () => {
    const open = [...world.state.rows.values()].flatMap((row) =>
      row.row === 'incident' && row.phase !== 'closed' && row.phase !== 'escalated'
        ? [row.epoch]
        : [],
    );
    for (const { region, workflows } of world.planes.values()) {
      for (const { name, status } of workflows.runs()) {
        const epoch = Number(name.split('-').at(-1));
        if (world.lostRuns.has(name) || world.points.iceOf(epoch).isFrozen) continue;
        if (status === 'RUNNING' && !open.includes(epoch))
          report(`${name} in ${region} still runs`);
        if (status === 'TIMED_OUT' || status === 'ABORTED') report(`${name} ends as ${status}`);
      }
    }
  },
});
