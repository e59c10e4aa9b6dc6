import type { Finding } from '../../core/findings/finding';
import { show } from '../../core/topology/problem';
import { wrapped } from './plan-table';

const groups = [
  ['error', 'ERRORS'],
  ['warning', 'WARNINGS'],
  ['accepted', 'ACCEPTED'],
] as const;

/** `3 errors, 1 warning, 0 accepted`. */
export function countsText(findings: readonly Finding[]): string {
  const count = (wanted: Finding['severity']): number =>
    findings.filter(({ severity }) => severity === wanted).length;
  const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  return `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${count(
    'accepted',
  )} accepted`;
}

/** Findings by severity, each with its place, what is wrong and what to write. */
export function findingsText(findings: readonly Finding[]): string[] {
  const shown = groups.flatMap(([severity, title]) => {
    const found = findings.filter((finding) => finding.severity === severity);
    return found.length === 0
      ? []
      : [[`${title} (${found.length})`, ...found.flatMap(findingText)]];
  });
  if (shown.length === 0) return ['FINDINGS none'];
  return shown.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function findingText({ rule, path, got, problem, instead, reason }: Finding): string[] {
  return [
    `  ${rule}  ${path} = ${show(got ?? undefined)}`,
    ...wrapped(problem, 6),
    ...wrapped(reason === undefined ? `-> ${instead}` : `accepted: ${reason}`, 6),
  ];
}
