import type { EventBody, HistoryEvent, StateType } from './event';
import type { Expressions } from './expressions';
import type { Host, Identity } from './host';
import type { JsonObject, Json } from './json';
import { Lifeline } from './lifeline';
import type { TaskTokens } from './task-tokens';
import { Variables } from './variables';

/** What all lines of one execution share. */
export type Run = {
  readonly host: Host;
  readonly identity: Identity;
  readonly input: Json;
  readonly startedMs: number;
  readonly expressions: Expressions;
  readonly tokens: TaskTokens;
  /** The id of the newest event. */
  lastEventId: number;
};

/** States that AWS reports as aborted when a sibling fails. */
const abortable = ['Task', 'Wait', 'Parallel', 'Map'] as const;

/** One line of states: the execution itself, a branch of a Parallel, an iteration of a Map. */
export class Strand {
  /** The state it is in; it stays when that fails. */
  current: { readonly name: string; readonly type: StateType } | undefined;
  private forks: readonly Strand[] = [];

  constructor(
    readonly run: Run,
    readonly lifeline: Lifeline,
    readonly variables: Variables,
    /** `Map.Item` of the context object, in an iteration. */
    readonly mapItem?: JsonObject,
    public lastEventId = 0,
  ) {}

  /** Adds to the history, after this line's last event unless another is named. */
  emit(body: EventBody, previousEventId = this.lastEventId): number {
    const { run } = this;
    if (!this.lifeline.alive) return run.lastEventId;
    run.lastEventId += 1;
    this.lastEventId = run.lastEventId;
    const event: HistoryEvent = {
      ...body,
      id: run.lastEventId,
      previousEventId,
      timestampMs: run.host.now(),
      ...(this.current === undefined ? {} : { at: this.current.name }),
    };
    run.host.onEvent?.(event);
    return event.id;
  }

  /** New lines below this one, one for each Map item or branch. */
  fork(mapItems: readonly (JsonObject | undefined)[]): readonly Strand[] {
    const { run, lifeline, variables, lastEventId } = this;
    this.forks = mapItems.map(
      (item) =>
        new Strand(
          run,
          new Lifeline(run.host, lifeline),
          new Variables(variables),
          item ?? this.mapItem,
          lastEventId,
        ),
    );
    return this.forks;
  }

  /** All forks have ended by themselves. */
  join(): void {
    this.forks = [];
    this.lastEventId = this.run.lastEventId;
  }

  /** Ends this line and all below, and says so in the history, as following that event. */
  abort(causeEventId: number): void {
    for (const fork of this.forks) fork.abort(causeEventId);
    this.forks = [];
    const type = abortable.find((one) => one === this.current?.type);
    if (type !== undefined) this.emit({ type: `${type}StateAborted` }, causeEventId);
    this.current = undefined;
    this.lifeline.end();
  }
}
