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
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      problems: [
        {
          path: '$',
          got: text.slice(0, 40),
          problem: `not JSON: ${reason}`,
          instead: 'write a JSON object',
        },
      ],
    };
  }
  return parseTopology(document);
}
