import type { Plan } from '../../core/plan/plan';
import type { Topology } from '../../core/topology/schema';
import { budgetsText } from './plan-budgets-text';
import { countsText, findingsText } from './plan-findings-text';
import { lossesText } from './plan-losses-text';
import { writesText } from './plan-writes-text';

/** The plan as a person reads it at night: the verdict first, then budgets, losses and findings. */
export function planText(
  plan: Plan,
  of: { readonly file: string; readonly today: string; readonly topology: Topology },
): string {
  const verdict = plan.ok
    ? 'OK: every target is within reach'
    : 'NOT OK: a target is out of reach or a rule is broken';
  return [
    `${verdict} (${of.file}, ${of.today})`,
    countsText(plan.findings),
    '',
    ...budgetsText(plan.budgets),
    ...writesText(plan, of.topology),
    '',
    ...lossesText(plan.losses),
    '',
    ...findingsText(plan.findings),
  ].join('\n');
}
