import { createHash } from 'node:crypto';
import type { Happening } from '../slow-path/journal';

/** Names a timeline: two are equal, event for event and to the millisecond, if their hashes are. */
export function timelineHash(entries: readonly Happening[]): string {
  const hash = createHash('sha256');
  for (const entry of entries) hash.update(`${JSON.stringify(entry)}\n`);
  return hash.digest('hex').slice(0, 16);
}
