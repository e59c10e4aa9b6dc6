import { readFileSync } from 'node:fs';
import type { Problem } from '../core/topology/problem';
import { describeProblem } from '../core/topology/problem';
import { parseTopologyText } from '../core/topology/parse';
import { dnsSchema } from '../core/topology/dns-schema';
import type { Topology } from '../core/topology/schema';
import { refusals } from './refusals';

type Request =
  | { readonly ok: true; readonly topology: Topology }
  | { readonly ok: false; readonly lines: readonly string[] };

/**
 * Reads a topology to synthesize, with its gates replaced where the caller asks for others. A
 * mistake comes back as lines for the terminal, all of them at once; it never throws. What AWS would
 * refuse is a mistake too, unless the caller asks for less.
 */
export function readRequest(
  file: string,
  wantedGates?: unknown,
  refusalsOf: (topology: Topology) => readonly Problem[] = refusals,
): Request {
  const gates = dnsSchema.shape.gates.unwrap().optional().safeParse(wantedGates);
  if (!gates.success) {
    return refuse({
      path: 'gates',
      got: wantedGates,
      problem: 'not a phase of deployment',
      instead: 'write none, created or attached',
    });
  }
  const text = readText(file);
  if (text === undefined) {
    return refuse({
      path: 'topology',
      got: file,
      problem: 'this file cannot be read',
      instead: 'name a topology file',
    });
  }
  const parsed = parseTopologyText(text);
  if (!parsed.ok) return refuse(...parsed.problems);
  const problems = refusalsOf(parsed.topology);
  if (problems.length > 0) return refuse(...problems);
  const { dns } = parsed.topology;
  const topology = { ...parsed.topology, dns: { ...dns, gates: gates.data ?? dns.gates } };
  return { ok: true, topology };
}

const refuse = (...problems: readonly Problem[]): Request => ({
  ok: false,
  lines: problems.map(describeProblem),
});

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
