import { readFile } from 'node:fs/promises';
import { parseTopologyText } from '../../core/topology/parse';
import { describeProblem } from '../../core/topology/problem';
import type { Topology } from '../../core/topology/schema';
import { sourceFile } from './deployed-bundle';

/** The topology of the figures in docs/targets.md. */
export async function defaultTopology(): Promise<Topology> {
  const parsed = parseTopologyText(await readFile(sourceFile('topology.json'), 'utf8'));
  if (parsed.ok) return parsed.topology;
  throw new Error(`topology.json: ${parsed.problems.map(describeProblem).join('; ')}`);
}
