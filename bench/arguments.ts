import type { Bench } from './harness';

export type Request = { readonly chosen: readonly Bench[]; readonly json: boolean };

/** Names of benches, all of them where none is given, and `--json`. A text says what is wrong. */
export function readArguments(
  args: readonly string[],
  benches: readonly Bench[],
): Request | string {
  const names = args.filter((arg) => arg !== '--json');
  const known = benches.map(({ name }) => name);
  const odd = names.find((name) => !known.includes(name));
  if (odd !== undefined) {
    return `no bench ${JSON.stringify(odd)}; take any of ${known.join(', ')}, and --json`;
  }
  const chosen = benches.filter(({ name }) => names.length === 0 || names.includes(name));
  return { chosen, json: names.length < args.length };
}
