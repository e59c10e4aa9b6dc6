import { loadDefinition } from '../../../models/asl/load';
import { InvalidDefinition } from '../../../models/asl/problems';

/** What is wrong with a definition; nothing where it loads. */
export function problemsOf(definition: unknown): readonly string[] {
  try {
    loadDefinition(definition);
    return [];
  } catch (error) {
    if (error instanceof InvalidDefinition) return error.problems;
    throw error;
  }
}
