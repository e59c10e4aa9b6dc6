import { wrapped } from './commands/plan-table';

/** Lines under a label; an entry without lines is left out. */
export type Entry = readonly [label: string, lines: readonly string[]];

const labelWidth = 10;

/** Entries with their labels in a column of their own and long lines broken beside it. */
export function labelled(entries: readonly Entry[], indent = 2): string[] {
  const margin = indent + labelWidth;
  return entries.flatMap(([label, lines]) =>
    lines
      .flatMap((line) => hanging(line, margin))
      .map((line, index) =>
        index === 0 ? `${' '.repeat(indent)}${label.padEnd(labelWidth)}${line.trimStart()}` : line,
      ),
  );
}

/** A line that begins with spaces keeps them where it is broken. */
function hanging(line: string, margin: number): string[] {
  const own = line.length - line.trimStart().length;
  return wrapped(line.trimStart(), margin + own);
}
