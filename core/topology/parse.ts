import { readJson } from './json-text';
import type { Problem } from './problem';
import { referenceProblems } from './reference-problems';
import type { Topology } from './schema';
import { topologySchema } from './schema';
import { shapeProblems } from './shape-problems';

export type Parsed =
  | { readonly ok: true; readonly topology: Topology }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a document as a whole: either a topology with every default filled in, or all its problems. */
export function parseTopology(document: unknown): Parsed {
  const read = topologySchema.safeParse(document);
  if (!read.success) {
    return { ok: false, problems: shapeProblems(topologySchema, document, read.error) };
  }
  const problems = referenceProblems(read.data);
  return problems.length === 0 ? { ok: true, topology: read.data } : { ok: false, problems };
}

/** The same from JSON text, where not being JSON is a problem like any other. */
export function parseTopologyText(text: string): Parsed {
  const read = readJson(text);
  return read.ok ? parseTopology(read.document) : read;
}
