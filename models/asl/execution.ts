import type { EventBody } from './event';
import { StateFailure } from './failure';
import type { Ending, Host, Identity } from './host';
import type { Json } from './json';
import { Lifeline } from './lifeline';
import type { Machine } from './load';
import { runGroup } from './run-group';
import type { Run } from './strand';
import { Strand } from './strand';
import type { TokenAnswer } from './task-tokens';
import { TaskTokens } from './task-tokens';
import { Variables } from './variables';

export type Outcome = { readonly ending: Ending; readonly atMs: number };

/**
 * One run of a state machine, as Step Functions would run it (Standard type).
 *
 * Where it differs from AWS:
 * - JSONata only, lambda:invoke with and without a task token only, inline maps without tolerated
 *   failures only; everything else is refused when the definition is loaded. Map takes arrays.
 * - `$hash` and a seed for `$random` are refused; expressions have no limit of time or memory, and
 *   `$toMillis` with a picture that lacks the year fills it in from the real clock.
 * - The result of lambda:invoke has Payload, StatusCode and ExecutedVersion, without HTTP metadata;
 *   the trace in a Cause has one line.
 * - AWS's documents say that States.ALL does not match States.DataLimitExceeded, a recorded run of
 *   March 2024 says that it does; here it does not. States.TaskFailed, neither.
 * - A missed heartbeat is reported as States.Timeout, as recorded from AWS; Retry and Catch know it
 *   as States.HeartbeatTimeout too.
 * - `previousEventId` is the last event of the same line; AWS's own choice varies.
 * - Time passes only where something sleeps or a function takes it: AWS needs some 20 ms a state.
 */
export class Execution {
  /** How it ended. Never settles where the region was lost. */
  readonly ended: Promise<Ending>;
  readonly startedMs: number;
  private result: Outcome | undefined;
  private readonly root: Strand;
  private readonly lifeline: Lifeline;
  private settle: (ending: Ending) => void = () => undefined;

  private constructor(
    private readonly machine: Machine,
    private readonly host: Host,
    input: Json,
    identity: Identity,
  ) {
    this.startedMs = host.now();
    this.lifeline = new Lifeline(host);
    const { expressions } = machine;
    const tokens = new TaskTokens();
    const startedMs = this.startedMs;
    const run: Run = { host, identity, input, startedMs, expressions, tokens, lastEventId: 0 };
    this.root = new Strand(run, this.lifeline, new Variables());
    this.ended = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Starts; ExecutionStarted is told at once, everything else after this call has returned. */
  static start(machine: Machine, input: Json, identity: Identity, host: Host): Execution {
    const execution = new Execution(machine, host, input, identity);
    execution.root.emit({ type: 'ExecutionStarted', input });
    // As AWS numbers it: the first state follows nothing.
    execution.root.lastEventId = 0;
    void execution.run(input);
    void execution.timeOut();
    return execution;
  }

  /** How and when it ended, once it has. */
  get outcome(): Outcome | undefined {
    return this.result;
  }

  get running(): boolean {
    return this.lifeline.alive;
  }

  /** StopExecution: it ends as ABORTED at once, and what is under way is not waited for. */
  stop(error?: string, cause?: string): void {
    const reported = {
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    };
    this.finish({ type: 'ExecutionAborted', ...reported }, { status: 'ABORTED', ...reported });
  }

  /** Its region dies: it stops where it stands, says nothing and makes no further call. */
  lose(): void {
    this.lifeline.end();
  }

  /** It stands still before its next act; what it called goes on, and time passes. */
  freeze(): void {
    this.lifeline.freeze();
  }

  thaw(): void {
    this.lifeline.thaw();
  }

  /** Hands over what the holder of a token says; `closed` where no task waits for it any more. */
  answer(token: string, answer: TokenAnswer): 'taken' | 'closed' {
    if (!this.running) return 'closed';
    return this.root.run.tokens.answer(token, answer, this.host.now());
  }

  private async run(input: Json): Promise<void> {
    const ending = await this.ending(input);
    await this.lifeline.pass({ kind: 'end', state: '' });
    if (ending.status === 'SUCCEEDED') {
      this.finish({ type: 'ExecutionSucceeded', output: ending.output }, ending);
    } else {
      const { status, ...reported } = ending;
      this.finish({ type: 'ExecutionFailed', ...reported }, { status, ...reported });
    }
  }

  private async ending(input: Json): Promise<Ending> {
    try {
      return { status: 'SUCCEEDED', output: await runGroup(this.root, this.machine.top, input) };
    } catch (failure) {
      if (failure instanceof StateFailure) return { status: 'FAILED', ...failure.reported };
      return { status: 'FAILED', error: 'States.Runtime', cause: String(failure) };
    }
  }

  private async timeOut(): Promise<void> {
    const { timeoutSeconds } = this.machine;
    if (timeoutSeconds === undefined) return;
    await this.lifeline.sleep(timeoutSeconds * 1000);
    await this.lifeline.pass({ kind: 'wake', state: '' });
    this.finish({ type: 'ExecutionTimedOut', error: 'States.Timeout' }, { status: 'TIMED_OUT' });
  }

  private finish(event: EventBody, ending: Ending): void {
    if (!this.running) return;
    this.root.current = undefined;
    this.root.emit(event);
    this.root.run.tokens.closeAll();
    this.lifeline.end();
    this.result = { ending, atMs: this.host.now() };
    this.settle(ending);
  }
}
