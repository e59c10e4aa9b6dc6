import { Refusal } from './refusal';

/** Results of a page where none or 0 is asked for (API reference, `maxResults`). */
const DEFAULT_PAGE = 100;

type Paging = {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
};

/** One page of a list and the token of the next one; throws InvalidToken for a made-up token. */
export function pageOf<T>(
  list: readonly T[],
  { maxResults, nextToken }: Paging,
): { readonly page: readonly T[]; readonly next: { readonly nextToken?: string } } {
  const from = nextToken === undefined ? 0 : Number(/^page-from-(\d+)$/.exec(nextToken)?.[1]);
  if (!Number.isInteger(from)) throw new Refusal('InvalidToken', "Invalid Token: 'Invalid token'");
  const size = maxResults === undefined || maxResults === 0 ? DEFAULT_PAGE : maxResults;
  const until = from + size;
  return {
    page: list.slice(from, until),
    next: until < list.length ? { nextToken: `page-from-${until}` } : {},
  };
}
