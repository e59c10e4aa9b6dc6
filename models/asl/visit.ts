import type { State } from './definition';
import type { EventBody, StateType } from './event';
import { EvaluationFailure, tooLarge } from './failure';
import { functionsFor } from './functions';
import type { Act } from './host';
import type { Json, JsonObject } from './json';
import { bytesOf, formatTime, MAX_PAYLOAD_BYTES } from './json';
import type { Strand } from './strand';
import type { Assigned } from './variables';

/** How a state is left: `next` is missing at an end. */
export type Exit = {
  readonly output: Json;
  readonly assigned: Assigned;
  readonly next: string | undefined;
};

/** The part of `$states` that not every field has. */
export type Seen = { readonly result: Json } | { readonly errorOutput: Json };

/** The fields by which a state, a rule or a catcher shapes what it leaves behind. */
type Shaping = {
  readonly Output?: unknown;
  readonly Assign?: Readonly<Record<string, unknown>> | undefined;
  readonly Next?: string | undefined;
};

/** One stay of a line of execution in a state, with everything that its expressions see. */
export class Visit {
  retryCount = 0;
  /** The token of a task that waits for one, for the context object. */
  taskToken: string | undefined;
  private readonly enteredMs: number;
  private readonly enteredEventId: number;

  constructor(
    readonly strand: Strand,
    readonly name: string,
    readonly type: StateType,
    readonly input: Json,
  ) {
    strand.current = { name, type };
    this.enteredMs = strand.run.host.now();
    this.enteredEventId = strand.emit({ type: `${type}StateEntered`, name, input });
  }

  get host(): Strand['run']['host'] {
    return this.strand.run.host;
  }

  emit(body: EventBody): number {
    return this.strand.emit(body);
  }

  pass(kind: Act['kind']): Promise<void> {
    return this.strand.lifeline.pass({ kind, state: this.name });
  }

  /** The value with its expressions evaluated; throws EvaluationFailure, said in the history. */
  evaluate(value: unknown, location: string, seen?: Seen, mapItem?: JsonObject): Promise<Json> {
    const bindings = this.bindings(seen, mapItem);
    return this.explain(this.strand.run.expressions.evaluate(value, location, bindings));
  }

  /** The same, for a field that takes one kind of value. */
  evaluateTo<T extends Json>(
    value: unknown,
    location: string,
    expected: { readonly name: string; readonly fits: (result: Json) => result is T },
  ): Promise<T> {
    const bindings = this.bindings();
    return this.explain(
      this.strand.run.expressions.evaluateTo(value, location, bindings, expected),
    );
  }

  /** A failure of the state itself, under the name of an evaluation as AWS reports it. */
  misfit(cause: string, location: string): Promise<never> {
    return this.explain(Promise.reject(new EvaluationFailure(cause, location)));
  }

  /**
   * Output and Assign, evaluated side by side over the old values; `fallback` is the output where
   * there is no Output.
   */
  async leave(shaping: Shaping, fallback: Json, seen?: Seen, place = ''): Promise<Exit> {
    const { Output, Assign, Next } = shaping;
    const output =
      Output === undefined ? fallback : await this.evaluate(Output, `${place}Output`, seen);
    const assigned =
      Assign === undefined ? {} : await this.evaluate(Assign, `${place}Assign`, seen);
    if (bytesOf(output) > MAX_PAYLOAD_BYTES) throw tooLarge(this.name);
    return { output, assigned: assigned as Assigned, next: Next };
  }

  /** AWS's words for where an error comes from, around its cause. */
  whileExecuting(cause: string): string {
    return (
      `An error occurred while executing the state '${this.name}' ` +
      `(entered at the event id #${this.enteredEventId}). ${cause}`
    );
  }

  private async explain<T>(evaluation: Promise<T>): Promise<T> {
    try {
      return await evaluation;
    } catch (failure) {
      if (!(failure instanceof EvaluationFailure)) throw failure;
      const { location } = failure;
      const cause = this.whileExecuting(failure.cause ?? '');
      const error = 'States.QueryEvaluationError';
      this.emit({ type: 'EvaluationFailed', error, cause, location, state: this.name });
      throw new EvaluationFailure(cause, location);
    }
  }

  private bindings(seen?: Seen, mapItem = this.strand.mapItem): Record<string, unknown> {
    const states = { input: this.input, context: this.context(mapItem), ...seen };
    return { ...functionsFor(this.host), ...this.strand.variables.all(), states };
  }

  private context(mapItem: JsonObject | undefined): JsonObject {
    const { identity, input, startedMs } = this.strand.run;
    return {
      Execution: {
        Id: identity.executionArn,
        Input: input,
        Name: identity.name,
        RoleArn: identity.roleArn,
        StartTime: formatTime(startedMs),
        RedriveCount: 0,
      },
      StateMachine: { Id: identity.stateMachineArn, Name: identity.stateMachineName },
      State: {
        Name: this.name,
        EnteredTime: formatTime(this.enteredMs),
        RetryCount: this.retryCount,
      },
      ...(mapItem === undefined ? {} : { Map: { Item: mapItem } }),
      ...(this.taskToken === undefined ? {} : { Task: { Token: this.taskToken } }),
    };
  }
}

/** What a kind of state does during a visit. */
export type Perform<S extends State> = (visit: Visit, state: S) => Promise<Exit>;
