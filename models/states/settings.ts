import type { WorkflowEvent } from '../asl/event';
import type { Act, Identity, InvokeFunction } from '../asl/host';
import type { Machine } from '../asl/load';
import type { Place } from './arn';

export type MachineSettings = {
  readonly name: string;
  /** JSON text; substitutions have been made. */
  readonly definition: string;
  /** The same, loaded: for whoever opens it in many worlds. */
  readonly machine?: Machine;
  readonly roleArn: string;
};

export type StatesSettings = Place & {
  readonly machines: readonly MachineSettings[];
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly chance: () => number;
  /** For executions without a name and for task tokens: letters, digits, hyphens. */
  readonly newId: () => string;
  readonly invoke: InvokeFunction;
  /** Asked before each act of each execution; see `Host` of the interpreter. */
  readonly beforeAct?: (execution: Identity, act: Act) => Promise<void>;
  readonly onEvent?: (execution: Identity, event: WorkflowEvent) => void;
};
