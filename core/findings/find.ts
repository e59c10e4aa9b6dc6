import type { Accepted, Topology } from '../topology/schema';
import { allRules } from './all-rules';
import type { Context, Finding } from './finding';

/**
 * What every rule finds, with the operator's acceptances applied: an accepted finding stays in the
 * list with its reason and no longer counts. An acceptance that meets no finding is one itself.
 */
export function findAll(topology: Topology, context: Context): Finding[] {
  const findings = allRules.flatMap(({ id, check }) =>
    check(topology, context).map((found): Finding => ({ rule: id, ...found })),
  );
  return [
    ...findings.map((finding) => accept(finding, topology.accepted)),
    ...topology.accepted.flatMap((entry, index) =>
      findings.some((finding) => meets(entry, finding)) ? [] : [unmatched(entry, index)],
    ),
  ];
}

/** Whether nothing is left that counts. */
export const isOk = (findings: readonly Finding[]): boolean =>
  findings.every(({ severity }) => severity !== 'error');

function accept(finding: Finding, accepted: readonly Accepted[]): Finding {
  const entry = accepted.find((candidate) => meets(candidate, finding));
  return entry === undefined ? finding : { ...finding, severity: 'accepted', reason: entry.reason };
}

function meets({ rule, path }: Accepted, finding: Finding): boolean {
  return rule === finding.rule && (path === undefined || path === finding.path);
}

function unmatched({ rule, path }: Accepted, index: number): Finding {
  const known = allRules.some(({ id }) => id === rule);
  const where = path === undefined ? '' : ` at ${path}`;
  return {
    rule: 'accepted.unmatched',
    severity: 'warning',
    path: `accepted[${index}]`,
    got: rule,
    problem: known ? `nothing breaks this rule${where}` : 'there is no such rule',
    instead: known
      ? 'take the entry out, so that it does not hide a later finding'
      : `write one of ${allRules.map(({ id }) => id).join(', ')}`,
  };
}
