/** A cell wider than this moves its own row only. */
const widest = 56;

/** Rows with their columns aligned. */
export function aligned(rows: readonly (readonly string[])[], indent: number): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(
      ...rows.map((row) => row[column]?.length ?? 0).filter((length) => length <= widest),
      0,
    ),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    return `${' '.repeat(indent)}${cells.join('  ')}`.trimEnd();
  });
}

/** A number stays with its unit. */
const breaks = / (?!(?:%|s|ms|min)(?:[\s,;)]|$))/;

/** Words in lines of at most `width`, each after the same indent. */
export function wrapped(text: string, indent: number, width = 100): string[] {
  const lines: string[] = [];
  for (const word of text.split(breaks)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width - indent) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => `${' '.repeat(indent)}${line}`);
}
