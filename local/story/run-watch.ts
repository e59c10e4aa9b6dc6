import type { WorkflowEvent } from '../../models/asl/event';
import type { Identity } from '../../models/asl/host';
import type { WorldEvent } from '../world/world-event';

/** A long wait is many turns of a loop; a story wants each state once, and what goes wrong always. */
export class RunWatch {
  private readonly told = new Map<string, Set<string>>();

  constructor(private readonly tell: (event: WorldEvent) => void) {}

  see({ name: run, region }: Identity, event: WorkflowEvent): void {
    const text = this.textOf(run, event);
    if (text === undefined) return;
    this.tell({ atMs: event.timestampMs, kind: 'run', who: region, text: `${run}: ${text}` });
  }

  private textOf(run: string, event: WorkflowEvent): string | undefined {
    switch (event.type) {
      case 'ExecutionStarted':
        this.told.set(run, new Set());
        return 'begins';
      case 'TaskStateEntered':
        return this.isNew(run, event.name) ? event.name : undefined;
      case 'RetryScheduled':
        return `${event.at} failed and is tried again: ${reasonOf(event.cause, event.error)}`;
      case 'ExecutionSucceeded':
        return 'ends';
      case 'ExecutionFailed':
      case 'ExecutionTimedOut':
      case 'ExecutionAborted':
        return `ends in failure: ${reasonOf(event.cause, event.error)}`;
      default:
        return undefined;
    }
  }

  private isNew(run: string, state: string): boolean {
    const seen = this.told.get(run) ?? new Set<string>();
    this.told.set(run, seen);
    if (seen.has(state)) return false;
    seen.add(state);
    return true;
  }
}

/** What was thrown, without the envelope that Lambda puts around it. */
function reasonOf(cause: string | undefined, error: string | undefined): string {
  const message = /"errorMessage":"((?:[^"\\]|\\.)*)"/.exec(cause ?? '')?.[1];
  return message ?? cause ?? error ?? 'no reason given';
}
