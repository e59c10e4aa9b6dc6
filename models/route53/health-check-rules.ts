import type { HealthCheck } from './health-check';

/** What Route 53 refuses about health checks together, all at once. */
export function checkSetProblems(checks: readonly HealthCheck[]): string[] {
  const byId = new Map(checks.map((check) => [check.id, check]));
  const ids = checks.map(({ id }) => id);
  return [
    ...ids
      .filter((id, at) => ids.indexOf(id) !== at)
      .map((id) => `health check ${id} exists twice`),
    ...checks.flatMap((check) => (check.kind === 'calculated' ? childProblems(check, byId) : [])),
  ];
}

function childProblems(
  { id, children }: { readonly id: string; readonly children: readonly string[] },
  byId: ReadonlyMap<string, HealthCheck>,
): string[] {
  return children.flatMap((child) => {
    const kind = byId.get(child)?.kind;
    if (kind === undefined) return [`child ${child} of ${id} does not exist; create it first`];
    if (kind === 'endpoint') return [];
    return [`child ${child} of ${id} is calculated; a calculated check cannot count another`];
  });
}
