import type { Bench, Result, Row } from './harness';

export type Answer = Pick<Bench, 'name' | 'question'> & { readonly result: Result };

/** A question with its figures as a table, one line per row, notes below. */
export function tableOf({ name, question, result }: Answer): string {
  const { columns, rows, notes } = result;
  const cells = [
    ['', '', ...columns],
    ...rows.map(({ what, unit, values }: Row) => [what, unit, ...values.map(figure)]),
  ];
  const widths = (cells[0] ?? []).map((_, at) =>
    Math.max(...cells.map((line) => line[at]?.length ?? 0)),
  );
  const lines = cells.map((line) =>
    line
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [`${name}: ${question}`, ...lines, ...notes.map((note) => `- ${note}`)].join('\n');
}

/** Everything for a program, but no picture; a missing figure is null. */
export const jsonOf = (machine: string, answers: readonly Answer[]): string =>
  JSON.stringify(
    { machine, answers },
    (key, value: unknown) => (key === 'drawing' ? undefined : (value ?? null)),
    2,
  );

/** Three digits are more than a shared machine can promise. */
function figure(value: number | undefined): string {
  if (value === undefined) return 'none';
  if (Number.isInteger(value)) return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}
