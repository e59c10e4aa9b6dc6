import type { Plan, PlanBudget } from '../../core/plan/plan';
import { aligned } from './plan-table';

/** Every path with its figures, and its terms under it; a way already shown is only named again. */
export function budgetsText(budgets: Plan['budgets']): string[] {
  const paths = Object.entries(budgets);
  const summary = paths.map(([name, budget]) => [
    name,
    `p99 ${budget.p99Seconds.toFixed(1)} s`,
    `bound ${budget.boundSeconds.toFixed(1)} s`,
    targetText(budget),
  ]);
  return [
    'BUDGETS from the fault until the last client is served, or may write, elsewhere',
    ...aligned(summary, 2),
    ...paths.flatMap(([name, budget], index) => [
      '',
      ...termsText(name, budget, paths.slice(0, index)),
    ]),
  ];
}

function targetText({ targetSeconds }: PlanBudget): string {
  return targetSeconds === null ? 'for information' : `target ${targetSeconds} s`;
}

function termsText(
  name: string,
  { terms }: PlanBudget,
  earlier: readonly (readonly [string, PlanBudget])[],
): string[] {
  const same = earlier.find(([, { terms: known }]) => startsWith(terms, known));
  const own = terms.slice(same?.[1].terms.length ?? 0);
  const rows = own.map((term) => [
    `${term.seconds.toFixed(1).padStart(7)} s`,
    term.name,
    `(${term.source})`,
  ]);
  const head = same === undefined ? `  ${name}` : `  ${name}: as ${same[0]}`;
  return [rows.length > 0 && same !== undefined ? `${head}, and` : head, ...aligned(rows, 2)];
}

function startsWith(terms: PlanBudget['terms'], known: PlanBudget['terms']): boolean {
  return known.every(({ name, seconds }, index) => {
    const term = terms[index];
    return term?.name === name && term.seconds === seconds;
  });
}
