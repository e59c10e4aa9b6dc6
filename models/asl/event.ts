import type { Json } from './json';

export type StateType =
  'Task' | 'Choice' | 'Wait' | 'Pass' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';

/** What went wrong, as AWS reports it; either may be missing. */
export type Reported = { readonly error?: string; readonly cause?: string };

type Execution =
  | { readonly type: 'ExecutionStarted'; readonly input: Json }
  | { readonly type: 'ExecutionSucceeded'; readonly output: Json }
  | (Reported & { readonly type: 'ExecutionFailed' | 'ExecutionAborted' | 'ExecutionTimedOut' });

type StateEntered = {
  readonly type: `${StateType}StateEntered`;
  readonly name: string;
  readonly input: Json;
};

type StateExited = {
  readonly type: `${Exclude<StateType, 'Fail'>}StateExited`;
  readonly name: string;
  readonly output: Json;
  /** New values of variables, where the state assigned some. */
  readonly assignedVariables?: Readonly<Record<string, Json>>;
};

/** The integration a task asked, such as `invoke` of `lambda`. */
type Asked = { readonly resource: string; readonly resourceType: 'lambda' };

type Task =
  | (Asked & {
      readonly type: 'TaskScheduled';
      readonly region: string;
      readonly parameters: Json;
      readonly timeoutInSeconds?: number;
      readonly heartbeatInSeconds?: number;
    })
  | (Asked & { readonly type: 'TaskStarted' })
  | (Asked & { readonly type: 'TaskSubmitted' | 'TaskSucceeded'; readonly output: Json })
  | (Asked & Reported & { readonly type: 'TaskFailed' | 'TaskTimedOut' });

type Group =
  | {
      readonly type:
        | 'ParallelStateStarted'
        | 'ParallelStateSucceeded'
        | 'ParallelStateFailed'
        | 'MapStateSucceeded'
        | 'MapStateFailed'
        | `${'Task' | 'Wait' | 'Parallel' | 'Map'}StateAborted`;
    }
  | { readonly type: 'MapStateStarted'; readonly length: number }
  | {
      readonly type: `MapIteration${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`;
      readonly name: string;
      readonly index: number;
    };

type EvaluationFailed = {
  readonly type: 'EvaluationFailed';
  readonly error: string;
  readonly cause: string;
  readonly location: string;
  readonly state: string;
};

export type EventBody = Execution | StateEntered | StateExited | Task | Group | EvaluationFailed;

/** An entry of the execution's history, of a type that AWS has, numbered from 1. */
export type HistoryEvent = EventBody & {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestampMs: number;
  /** The state it happened in, also where AWS's own entry does not say; the execution's own have none. */
  readonly at?: string;
};

/** AWS keeps no entry for it: a failed state will be tried again after a delay. */
export type RetryNote = Reported & {
  readonly type: 'RetryScheduled';
  readonly timestampMs: number;
  readonly at: string;
  /** 1 for the first retry. */
  readonly attempt: number;
  readonly delayMs: number;
};

/** Everything an execution tells, in the order in which it happens. */
export type WorkflowEvent = HistoryEvent | RetryNote;
