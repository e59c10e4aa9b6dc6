import { TableError } from '../errors';

/** How long a ClientRequestToken makes a repetition harmless (TransactWriteItems). */
export const TOKEN_LIFETIME_MS = 10 * 60 * 1000;

/** The transactions of the last ten minutes by their ClientRequestToken. */
export class TransactionTokens {
  private readonly seen = new Map<string, { readonly request: string; readonly atMs: number }>();

  /** Whether this very transaction was carried out already; refuses another one under its token. */
  isRepetition(token: string, request: unknown, nowMs: number): boolean {
    const earlier = this.seen.get(token);
    if (earlier === undefined || nowMs - earlier.atMs >= TOKEN_LIFETIME_MS) return false;
    if (earlier.request === JSON.stringify(request)) return true;
    throw new TableError(
      'IdempotentParameterMismatchException',
      `ClientRequestToken ${token} was used for another transaction, use a new one`,
    );
  }

  remember(token: string, request: unknown, nowMs: number): void {
    for (const [old, { atMs }] of this.seen) {
      if (nowMs - atMs >= TOKEN_LIFETIME_MS) this.seen.delete(old);
    }
    this.seen.set(token, { request: JSON.stringify(request), atMs: nowMs });
  }
}
