import type { WorkflowEvent } from './event';
import type { Json } from './json';

/**
 * Calls a function by its name or ARN. What it throws becomes the error of the task, under the
 * error's `name`; a name such as `Lambda.TooManyRequestsException` is an error of Lambda itself.
 */
export type InvokeFunction = (functionArnOrName: string, payload: Json) => Promise<unknown>;

/** What an execution is about to do; between any two it can die, freeze or be stopped. */
export type Act = {
  readonly kind:
    | 'enter' // a state
    | 'call' // a function
    | 'answer' // take what the function, the token or the time-out said
    | 'wake' // after a Wait or the machine's time-out
    | 'retry' // after the delay
    | 'exit' // a state
    | 'end'; // the execution
  /** The state; empty for the execution as a whole. */
  readonly state: string;
};

/** What an execution needs from the world around it. Times are milliseconds since the epoch. */
export type Host = {
  readonly now: () => number;
  /**
   * Resolves after the time. The signal tells a host with real timers that nobody waits any more,
   * after which it may also reject; one that ignores it does no harm.
   */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** In [0, 1): jitter, `$random`, `$uuid`, `$shuffle`. */
  readonly chance: () => number;
  readonly invoke: InvokeFunction;
  /** A new task token, never the same one twice. */
  readonly newToken: () => string;
  /**
   * Asked before each act. While its promise is pending, this line of the execution stands still;
   * one that never resolves is a crash at this place.
   */
  readonly beforeAct?: (act: Act) => Promise<void>;
  readonly onEvent?: (event: WorkflowEvent) => void;
};

/** Who an execution is: it fills the context object and the events. */
export type Identity = {
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
};

/** How an execution ended. */
export type Ending =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | {
      readonly status: 'FAILED' | 'ABORTED' | 'TIMED_OUT';
      readonly error?: string;
      readonly cause?: string;
    };
