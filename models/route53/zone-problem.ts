import type { RecordSet } from './record';

/** One thing Route 53 refuses about a set of records; a change batch that has any is refused whole. */
export type ZoneProblem = {
  readonly code: 'InvalidChangeBatch';
  readonly name: string;
  readonly type: string;
  readonly setIdentifier?: string;
  readonly message: string;
};

export function zoneProblem(record: RecordSet, message: string): ZoneProblem {
  const { name, type, setIdentifier } = record;
  return {
    code: 'InvalidChangeBatch',
    name,
    type,
    ...(setIdentifier !== undefined && { setIdentifier }),
    message,
  };
}

/** The problem as one line of text. */
export function describeZoneProblem({ name, type, setIdentifier, message }: ZoneProblem): string {
  const which = setIdentifier === undefined ? '' : ` (${setIdentifier})`;
  return `${name} ${type}${which}: ${message}`;
}
