/** An error that a state reports: Retry and Catch look at it, otherwise the execution fails. */
export class StateFailure extends Error {
  /** `error` and `cause` are null where the reporter gave none. */
  constructor(
    readonly error: string | null,
    override readonly cause: string | null,
    /** Further names under which Retry and Catch know it. */
    readonly also: readonly string[] = [],
  ) {
    super(`${error ?? 'no error name'}: ${cause ?? ''}`);
    this.name = 'StateFailure';
  }

  /** As an event or an ending reports it: without what is missing. */
  get reported(): { readonly error?: string; readonly cause?: string } {
    return {
      ...(this.error === null ? {} : { error: this.error }),
      ...(this.cause === null || this.cause === '' ? {} : { cause: this.cause }),
    };
  }

  /** As `$states.errorOutput` shows it. */
  get output(): { readonly Error: string | null; readonly Cause: string | null } {
    return { Error: this.error, Cause: this.cause };
  }
}

/** An expression that has no value, or not one that its field accepts. */
export class EvaluationFailure extends StateFailure {
  constructor(
    cause: string,
    readonly location: string,
  ) {
    super('States.QueryEvaluationError', cause);
  }
}

export const taskTimeout = (): StateFailure => new StateFailure('States.Timeout', '');

/** Reported as States.Timeout; only Retry and Catch know the second name (AWS's error names). */
export const heartbeatTimeout = (): StateFailure =>
  new StateFailure('States.Timeout', '', ['States.HeartbeatTimeout']);

export const tooLarge = (what: string): StateFailure =>
  new StateFailure(
    'States.DataLimitExceeded',
    `The state/task '${what}' returned a result with a size exceeding the maximum number of ` +
      'bytes service limit.',
  );

/** Wildcards do not reach these; the second cannot be handled at all. */
const terminal = ['States.DataLimitExceeded', 'States.Runtime'];

/** Whether a Retrier or Catcher with these names is for the failure. */
export function matches(failure: StateFailure, errorEquals: readonly string[]): boolean {
  const { error, also } = failure;
  if (error === 'States.Runtime') return false;
  const wild = error === null || !terminal.includes(error);
  return errorEquals.some((name) => {
    if (name === error || also.includes(name)) return true;
    if (name === 'States.ALL') return wild;
    return name === 'States.TaskFailed' && wild && error !== 'States.Timeout';
  });
}
