import type { Incident } from '../../../core/control/rows';
import { ms } from '../../../core/topology/control-view';
import type { Check } from './check';

/** A role that has just moved moves again only in a person's name. */
export const coolDown: Check = (world, report) => {
  const movedAtMs = new Map<string, number>();
  return {
    see: ({ atMs, ...happening }) => {
      if (happening.what !== 'row' || happening.row.row !== 'cell') return;
      const { row, before } = happening;
      if (before?.row !== 'cell' || before.region === row.region) return;
      const lastMs = movedAtMs.get(row.cell) ?? -Infinity;
      movedAtMs.set(row.cell, atMs);
      if (atMs - lastMs >= ms(world.view.cooldownSeconds)) return;
      const incident = [...world.state.rows.values()].find(
        (one) => one.row === 'incident' && one.id === row.movedBy,
      );
      if (incident?.row !== 'incident') return;
      if (incident.breakGlass || isApproved(incident, row.cell)) return;
      const seconds = ((atMs - lastMs) / 1000).toFixed(0);
      report(`the role of ${row.cell} moves again after ${seconds} s and nobody approved it`);
    },
  };
};

/** By an approval that was used, or by the answer that stands and is about to be. */
const isApproved = ({ approvals, question, answer }: Incident, cell: string): boolean =>
  approvals.some((given) => given.cell === cell) ||
  (answer?.approved === true && question?.id === answer.questionId && question.cell === cell);
