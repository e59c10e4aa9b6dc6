/** A word, a `#name`, a `:value`, a list index or an operator, and where it stands in the text. */
export interface Token {
  readonly kind: 'word' | 'name' | 'value' | 'index' | 'mark' | 'end' | 'unknown';
  readonly text: string;
  readonly at: number;
}

/** In order of precedence: `<=` before `<`. Words start with a letter, placeholders need not. */
const SPACE = '[ \\t\\r\\n]*';
const TOKENS = [
  '(?<word>[A-Za-z]\\w*)',
  '(?<name>#\\w+)',
  '(?<value>:\\w+)',
  '(?<index>\\d+)',
  '(?<mark><>|<=|>=|[=<>()[\\],.+-])',
  '(?<end>$)',
  '(?<unknown>[^])',
];

const kinds = ['word', 'name', 'value', 'index', 'mark', 'end'] as const;

/**
 * Cuts an expression into tokens; the last one is `end`. What is no token becomes `unknown`, at
 * which the cutting stops: the parser reports it where it meets it.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(`${SPACE}(?:${TOKENS.join('|')})`, 'y');
  for (;;) {
    const groups = pattern.exec(text)?.groups ?? {};
    const kind = kinds.find((candidate) => groups[candidate] !== undefined) ?? 'unknown';
    const found = groups[kind] ?? '';
    tokens.push({ kind, text: found, at: pattern.lastIndex - found.length });
    if (kind === 'end' || kind === 'unknown') return tokens;
  }
}
