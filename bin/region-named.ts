import { UsageError } from './command';
import type { Plane } from './plane';

/** The one region a command is about. */
export function regionNamed(words: readonly string[], { view }: Plane): string {
  const [region, ...rest] = words;
  if (region === undefined || rest.length > 0 || !view.regions.includes(region)) {
    const got = words.length === 0 ? 'nothing' : words.join(' ');
    throw new UsageError(`expected one region, got ${got}; one of ${view.regions.join(', ')}`);
  }
  return region;
}
