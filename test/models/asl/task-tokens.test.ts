import { machine, only, task } from './conformance/row';
import { start, traceOf } from './drive';

const asking = task({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' });
const waiting = (more: Record<string, unknown> = {}) => only({ ...asking, ...more });
const script = { work: [{ gives: 'asked', afterMs: 1000 }] };

describe('a task that waits for its token', () => {
  test('ends with the output that the token brings', async () => {
    const { clock, execution, events } = start(waiting(), {}, script);
    await clock.runUntil(90_000);
    expect(traceOf(events).at(-1)).toBe('TaskSubmitted');
    expect(execution.answer('token-1', { kind: 'success', output: { ok: 1 } })).toBe('taken');
    await clock.runUntil(90_001);
    expect(execution.outcome).toEqual({
      ending: { status: 'SUCCEEDED', output: { ok: 1 } },
      atMs: 90_000,
    });
    expect(traceOf(events)).toEqual([
      'TaskStateEntered Only',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited Only',
      'ExecutionSucceeded',
    ]);
  });

  test('fails with the error and cause that the token brings', async () => {
    const { clock, execution } = start(waiting(), {}, script);
    await clock.runUntil(5000);
    execution.answer('token-1', { kind: 'failure', error: 'Rejected', cause: 'by alice' });
    await clock.runUntil(5001);
    expect(execution.outcome?.ending).toEqual({
      status: 'FAILED',
      error: 'Rejected',
      cause: 'by alice',
    });
  });

  test('may be answered before its function has returned, which then says nothing', async () => {
    const { clock, execution, events } = start(waiting(), {}, script);
    await clock.runUntil(500);
    execution.answer('token-1', { kind: 'success', output: 1 });
    await clock.runUntil(5000);
    expect(execution.outcome?.atMs).toBe(500);
    expect(traceOf(events)).not.toContain('TaskSubmitted');
  });

  test('takes one final answer; a token that is used, late or unknown is closed', async () => {
    const { clock, execution } = start(waiting({ TimeoutSeconds: 5 }), {}, script);
    const answer = { kind: 'success', output: 1 } as const;
    await clock.runUntil(2000);
    expect(execution.answer('token-7', answer)).toBe('closed');
    await clock.runUntil(6000);
    expect(execution.outcome?.ending).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect(execution.answer('token-1', answer)).toBe('closed');

    const second = start(waiting(), {}, script);
    await second.clock.runUntil(2000);
    expect(second.execution.answer('token-1', answer)).toBe('taken');
    expect(second.execution.answer('token-1', answer)).toBe('closed');
  });

  test('is closed with its task, also where the execution goes on', async () => {
    const { clock, execution, events } = start(
      machine({
        Ask: {
          ...asking,
          TimeoutSeconds: 5,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Rest' }],
          Next: 'Rest',
        },
        Rest: { Type: 'Wait', Seconds: 60, End: true },
      }),
      {},
      { work: [{ gives: 'late', afterMs: 9000 }] },
    );
    await clock.runUntil(6000);
    expect(execution.answer('token-1', { kind: 'success', output: 1 })).toBe('closed');
    await clock.runUntil(20_000);
    expect(traceOf(events).at(-1)).toBe('WaitStateEntered Rest');
  });

  test('lives on while heartbeats come in time', async () => {
    const { clock, execution } = start(waiting({ HeartbeatSeconds: 10 }), {}, script);
    for (const atMs of [9000, 18_000, 27_000]) {
      await clock.runUntil(atMs);
      expect(execution.answer('token-1', { kind: 'heartbeat' })).toBe('taken');
    }
    await clock.runUntil(36_999);
    expect(execution.outcome).toBeUndefined();
    await clock.runUntil(40_000);
    expect(execution.outcome).toMatchObject({ ending: { error: 'States.Timeout' }, atMs: 37_000 });
  });

  test('gets a new token with each retry, and the old one is closed', async () => {
    const { clock, execution, calls } = start(
      waiting({
        Arguments: { FunctionName: 'work', Payload: '{% $states.context.Task.Token %}' },
        Retry: [{ ErrorEquals: ['Again'] }],
      }),
      {},
      { work: [{ gives: 1 }, { gives: 1 }] },
    );
    await clock.runUntil(1000);
    execution.answer('token-1', { kind: 'failure', error: 'Again', cause: null });
    await clock.runUntil(5000);
    expect(calls).toEqual(['work "token-1"', 'work "token-2"']);
    expect(execution.answer('token-1', { kind: 'success', output: 1 })).toBe('closed');
    expect(execution.answer('token-2', { kind: 'success', output: 2 })).toBe('taken');
    await clock.runUntil(5001);
    expect(execution.outcome?.ending).toEqual({ status: 'SUCCEEDED', output: 2 });
  });
});
