import type { AttributeValue } from '../attribute-value';
import type { TableError } from '../errors';
import { invalid } from '../errors';
import type { Placeholders } from './placeholders';
import { isReserved } from './reserved-words';
import type { Token } from './tokens';
import { tokenize } from './tokens';

/** The parameter an expression came in: named in every error about it. */
export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';

/** Limits of the developer guide, Constraints: the length of the text, operators and functions. */
export const MAX_EXPRESSION_BYTES = 4096;
export const MAX_OPERATORS = 300;

/** A position in the tokens of one expression, with the reading every parser here shares. */
export class Cursor {
  private readonly tokens: readonly Token[];
  private position = 0;
  private operators = 0;

  constructor(
    readonly kind: ExpressionKind,
    private readonly text: string,
    private readonly placeholders: Placeholders,
  ) {
    if (text === '') throw this.error('The expression can not be empty;');
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_EXPRESSION_BYTES) {
      throw this.error(
        `Expression size has exceeded the maximum allowed size; expression size: ${bytes}`,
      );
    }
    this.tokens = tokenize(text);
  }

  error(message: string): TableError {
    return invalid(`Invalid ${this.kind}: ${message}`);
  }

  get token(): Token {
    return this.ahead(0);
  }

  /** The token `count` places ahead, without moving. */
  ahead(count: number): Token {
    const last = this.tokens.at(-1);
    const token = this.tokens[this.position + count] ?? last;
    if (token === undefined) throw this.syntaxError();
    return token;
  }

  syntaxError(): TableError {
    const { at, text } = this.token;
    const near = this.text.slice(Math.max(0, at - 10), at + text.length + 10);
    const found = text === '' ? '<EOF>' : text;
    return this.error(`Syntax error; token: "${found}", near: "${near}"`);
  }

  take(): Token {
    const token = this.token;
    this.position += 1;
    return token;
  }

  /** Takes the mark if it stands here. */
  accept(mark: string): boolean {
    const here = this.token.kind === 'mark' && this.token.text === mark;
    if (here) this.position += 1;
    return here;
  }

  expect(mark: string): void {
    if (!this.accept(mark)) throw this.syntaxError();
  }

  /** Takes the keyword if it stands here; case does not matter. */
  acceptWord(keyword: string): boolean {
    const here = this.token.kind === 'word' && this.token.text.toUpperCase() === keyword;
    if (here) this.position += 1;
    return here;
  }

  expectEnd(): void {
    if (this.token.kind !== 'end') throw this.syntaxError();
  }

  /** Counts an operator, a function or a parenthesis, which also bounds the depth of the parser. */
  countOperator(): void {
    this.operators += 1;
    if (this.operators <= MAX_OPERATORS) return;
    throw this.error(
      `The expression contains too many operators; operator count: ${this.operators}`,
    );
  }

  /** An attribute name at this place: a word that is not reserved, or a `#placeholder`. */
  takeName(): string {
    const { kind, text } = this.token;
    if (kind !== 'word' && kind !== 'name') throw this.syntaxError();
    this.position += 1;
    if (kind === 'word') {
      if (!isReserved(text)) return text;
      throw this.error(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
    }
    const name = this.placeholders.name(text);
    if (name !== undefined) return name;
    throw this.error(
      'An expression attribute name used in the document path is not defined; ' +
        `attribute name: ${text}`,
    );
  }

  /** The value of the `:placeholder` at this place. */
  takeValue(): AttributeValue {
    if (this.token.kind !== 'value') throw this.syntaxError();
    const { text } = this.take();
    const value = this.placeholders.value(text);
    if (value !== undefined) return value;
    throw this.error(
      'An expression attribute value used in expression is not defined; ' +
        `attribute value: ${text}`,
    );
  }
}
