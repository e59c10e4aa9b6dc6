import { RunWatch } from '../../../local/story/run-watch';
import type { WorldEvent } from '../../../local/world/world-event';
import type { WorkflowEvent } from '../../../models/asl/event';

const run = {
  executionArn: 'arn:aws:states:us-east-1:111122223333:execution:m:failover-us-west-2-1',
  name: 'failover-us-west-2-1',
  stateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:m',
  stateMachineName: 'm',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  region: 'us-east-1',
};
const at = { id: 1, previousEventId: 0, timestampMs: 5 };
const entered = (name: string): WorkflowEvent => ({
  ...at,
  type: 'TaskStateEntered',
  name,
  input: {},
});

test('a loop tells each of its states once', () => {
  const told = watch([entered('Look'), entered('Act'), entered('Look')]);
  expect(told).toEqual(['failover-us-west-2-1: Look', 'failover-us-west-2-1: Act']);
});

test('what goes wrong is told each time, in the words of whoever threw', () => {
  const cause = JSON.stringify({ errorType: 'Error', errorMessage: 'the table is away' });
  const retry: WorkflowEvent = {
    type: 'RetryScheduled',
    timestampMs: 5,
    at: 'Act',
    attempt: 1,
    delayMs: 2_000,
    error: 'Error',
    cause,
  };
  const text = 'failover-us-west-2-1: Act failed and is tried again: the table is away';
  expect(watch([retry, retry])).toEqual([text, text]);
});

test('waiting, choosing and passing on are not worth a line', () => {
  expect(watch([{ ...at, type: 'WaitStateEntered', name: 'Wait', input: {} }])).toEqual([]);
});

// Helpers

function watch(events: readonly WorkflowEvent[]): string[] {
  const told: WorldEvent[] = [];
  const watching = new RunWatch((event) => told.push(event));
  for (const event of events) watching.see(run, event);
  return told.map(({ text }) => text);
}
