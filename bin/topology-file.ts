import { parseTopologyText } from '../core/topology/parse';
import { describeProblem } from '../core/topology/problem';
import type { Topology } from '../core/topology/schema';
import type { Io } from './command';
import { UsageError } from './command';

/** The topology in a file; a file that cannot be read or used is a user's mistake, said in full. */
export async function readTopology(io: Pick<Io, 'readFile'>, file: string): Promise<Topology> {
  const text = await io.readFile(file).catch((error: unknown) => {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  });
  const parsed = parseTopologyText(text);
  if (parsed.ok) return parsed.topology;
  const lines = parsed.problems.map((problem) => `  ${describeProblem(problem)}`);
  throw new UsageError(`${file} has ${lines.length} problems:\n${lines.join('\n')}`);
}
