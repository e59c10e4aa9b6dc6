import type { Bench } from './harness';

export type Request = {
  readonly chosen: readonly Bench[];
  readonly json: boolean;
  /** Where the picture goes that the one chosen bench draws. */
  readonly svg?: string;
};

/**
 * Names of benches, all of them where none is given, `--json`, and `--svg file` for the picture of
 * one bench. A text says what is wrong.
 */
export function readArguments(
  args: readonly string[],
  benches: readonly Bench[],
): Request | string {
  const at = args.indexOf('--svg');
  const svg = at === -1 ? undefined : args[at + 1];
  if (at !== -1 && (svg === undefined || svg.startsWith('--'))) return '--svg names no file';
  const rest = at === -1 ? args : args.toSpliced(at, 2);
  const names = rest.filter((arg) => arg !== '--json');
  const known = benches.map(({ name }) => name);
  const odd = names.find((name) => !known.includes(name));
  if (odd !== undefined) {
    return `no bench ${JSON.stringify(odd)}; take any of ${known.join(', ')}, and --json`;
  }
  const chosen = benches.filter(({ name }) => names.length === 0 || names.includes(name));
  if (svg !== undefined && chosen.length !== 1)
    return '--svg takes the picture of one bench; name it';
  return { chosen, json: names.length < rest.length, ...(svg === undefined ? {} : { svg }) };
}
