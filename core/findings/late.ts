import type { Budget } from '../budget/budget';
import { list, seconds } from './wording';

/** What takes too long, by how much; paths of one duration are said in one breath. */
export function describeLate(
  late: readonly (readonly [string, Budget])[],
  quantile: number,
): string {
  const texts = new Map<string, string[]>();
  for (const [what, budget] of late) {
    const text = figures(budget, quantile);
    texts.set(text, [...(texts.get(text) ?? []), what]);
  }
  return [...texts]
    .map(([text, names]) => `${list(names)} ${names.length > 1 ? 'take' : 'takes'} ${text}`)
    .join('; ');
}

function figures(budget: Budget, quantile: number): string {
  const { comparedSeconds, boundSeconds } = budget;
  const over = seconds(comparedSeconds - (budget.targetSeconds ?? 0));
  const measure = quantile >= 1 ? 'bound' : `p${Number((quantile * 100).toFixed(4))}`;
  const bound = quantile >= 1 ? '' : `, bound ${seconds(boundSeconds)}`;
  return `${seconds(comparedSeconds)} (${measure}${bound}), ${over} too long`;
}

/** The terms of a path that are worth shortening: the two longest. */
export function longestTerms(terms: Budget['terms']): string {
  const longest = terms.toSorted((a, b) => b.seconds - a.seconds).slice(0, 2);
  return longest.map((term) => `${seconds(term.seconds)} until ${term.name}`).join('; ');
}
