import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeProblem } from '../../core/topology/problem';
import { parseTopology } from '../../core/topology/parse';
import type { Topology } from '../../core/topology/schema';

/** Fields to write into a document, by the path a finding names them with; undefined takes one out. */
export type Edits = Readonly<Record<string, unknown>>;

/** A topology file of this repository with some fields written differently. */
export function editedTopology(file: string, edits: Edits = {}): Topology {
  const document: unknown = JSON.parse(readFileSync(join(__dirname, '../..', file), 'utf8'));
  for (const [path, value] of Object.entries(edits)) write(document, keysOf(path), value);
  const parsed = parseTopology(document);
  if (parsed.ok) return parsed.topology;
  throw new Error(parsed.problems.map(describeProblem).join('\n'));
}

function keysOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((key) => key !== '');
}

function write(document: unknown, keys: readonly string[], value: unknown): void {
  const [key = '', ...rest] = keys;
  const here = document as Record<string, unknown>;
  if (rest.length === 0) {
    // In an array, undefined would stay behind as an entry.
    if (value === undefined) Reflect.deleteProperty(here, key);
    else here[key] = value;
    return;
  }
  here[key] ??= {};
  write(here[key], rest, value);
}
