/** One thing wrong with a document: where, what stood there, why it cannot be, what to write instead. */
export type Problem = {
  readonly path: string;
  readonly got: unknown;
  readonly problem: string;
  readonly instead: string;
};

/** `regions[0].name` from the keys that lead there; the document itself is `$`. */
export function formatPath(keys: readonly PropertyKey[]): string {
  if (keys.length === 0) return '$';
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** The value as an operator would recognise it, cut to a line. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A problem as one line of terminal text. */
export function describeProblem({ path, got, problem, instead }: Problem): string {
  return `${path}: got ${show(got)}; ${problem}; ${instead}`;
}
