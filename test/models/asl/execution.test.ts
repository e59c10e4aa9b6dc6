import type { Execution } from '../../../models/asl/execution';
import type { Act } from '../../../models/asl/host';
import { group, machine, only, task } from './conformance/row';
import type { Drive } from './drive';
import { run, start, traceOf } from './drive';

const calling = (name: string, more: Record<string, unknown> = {}) =>
  task({ Arguments: { FunctionName: name, Payload: {} }, Output: {}, ...more });

/** A bit of everything: a call, a wait, two branches, a retry. */
const journey = machine({
  First: calling('a', { Next: 'Pause' }),
  Pause: { Type: 'Wait', Seconds: 10, Next: 'Both' },
  Both: {
    Type: 'Parallel',
    Branches: [
      group({ Left: calling('b', { Retry: [{ ErrorEquals: ['Again'] }], End: true }) }),
      group({ Right: calling('c', { End: true }) }),
    ],
    End: true,
  },
});
const script = {
  a: [{ gives: 1, afterMs: 1000 }],
  b: [{ throws: { name: 'Again', message: '' } }, { gives: 2 }],
  c: [{ gives: 3, afterMs: 5000 }],
};

const lastOf = ({ events }: Drive): string | undefined => traceOf(events).at(-1);

describe('StopExecution', () => {
  test('ends the execution at once, with its reasons, and nothing follows', async () => {
    const drive = start(journey, {}, script);
    await drive.clock.runUntil(500);
    drive.execution.stop('Operator', 'enough');
    expect(drive.execution.outcome).toEqual({
      ending: { status: 'ABORTED', error: 'Operator', cause: 'enough' },
      atMs: 500,
    });
    expect(await drive.execution.ended).toEqual(drive.execution.outcome?.ending);
    const told = drive.events.length;
    await drive.clock.runUntil(60_000);
    expect(lastOf(drive)).toBe('ExecutionAborted Operator');
    expect(drive.events).toHaveLength(told);
    expect(drive.calls).toEqual(['a {}']);
  });

  test('does nothing to one that has ended', async () => {
    const { execution } = await run(only({ Type: 'Pass' }));
    execution.stop();
    expect(execution.outcome?.ending.status).toBe('SUCCEEDED');
  });
});

describe('a region that is lost', () => {
  test('stops the execution where it stands: no event, no call, no ending', async () => {
    const drive = start(journey, {}, script);
    await drive.clock.runUntil(500);
    const told = drive.events.length;
    drive.execution.lose();
    await drive.clock.runUntil(60_000);
    expect(drive.events).toHaveLength(told);
    expect(drive.calls).toEqual(['a {}']);
    expect(drive.execution.running).toBe(false);
    expect(drive.execution.outcome).toBeUndefined();
  });

  test('between any two acts leaves a beginning of the whole story, and no call after it', async () => {
    const acts: Act[] = [];
    const whole = start(journey, {}, script, {
      beforeAct: (act) => {
        acts.push(act);
        return Promise.resolve();
      },
    });
    await whole.clock.runUntil(60_000);
    expect(whole.execution.outcome?.ending.status).toBe('SUCCEEDED');
    expect(acts.length).toBeGreaterThan(15);

    for (const crash of acts.keys()) {
      let passed = 0;
      const drive = start(journey, {}, script, {
        beforeAct: () => {
          passed += 1;
          if (passed > crash) drive.execution.lose();
          return Promise.resolve();
        },
      });
      await drive.clock.runUntil(60_000);
      expect(drive.events).toEqual(whole.events.slice(0, drive.events.length));
      expect(drive.calls).toEqual(whole.calls.slice(0, drive.calls.length));
      expect(drive.calls.length).toBeLessThanOrEqual(
        acts.slice(0, crash).filter(({ kind }) => kind === 'call').length,
      );
    }
  });
});

describe('the gate', () => {
  test('is asked before each act, by its kind and state', async () => {
    const acts: string[] = [];
    const { clock } = start(only(calling('a')), {}, script, {
      beforeAct: ({ kind, state }) => {
        acts.push(`${kind} ${state}`);
        return Promise.resolve();
      },
    });
    await clock.runUntil(60_000);
    expect(acts).toEqual(['enter Only', 'call Only', 'answer Only', 'exit Only', 'end ']);
  });

  test('holds one line of the execution up for as long as it likes', async () => {
    const drive = start(journey, {}, script, {
      beforeAct: ({ kind, state }) =>
        kind === 'call' && state === 'Left' ? drive.clock.sleep(100_000) : Promise.resolve(),
    });
    await drive.clock.runUntil(50_000);
    expect(drive.calls).toEqual(['a {}', 'c {}']);
    expect(lastOf(drive)).toBe('TaskStateExited Right');
    await drive.clock.runUntil(400_000);
    expect(drive.execution.outcome?.ending.status).toBe('SUCCEEDED');
  });
});

describe('an execution that is frozen and thawed', () => {
  test('takes an answer that came meanwhile only after the thaw', async () => {
    const drive = start(only(calling('a', { TimeoutSeconds: 5 })), {}, script);
    await drive.clock.runUntil(500);
    drive.execution.freeze();
    await drive.clock.runUntil(60_000);
    expect(lastOf(drive)).toBe('TaskStarted');
    drive.execution.thaw();
    await drive.clock.runUntil(60_001);
    expect(drive.execution.outcome).toEqual({
      ending: { status: 'SUCCEEDED', output: {} },
      atMs: 60_000,
    });
  });

  test('finds its waits over', async () => {
    const drive = start(journey, {}, script);
    await drive.clock.runUntil(2000);
    drive.execution.freeze();
    await drive.clock.runUntil(60_000);
    expect(lastOf(drive)).toBe('WaitStateEntered Pause');
    expect(drive.calls).toEqual(['a {}']);
    drive.execution.thaw();
    await drive.clock.runUntil(60_001);
    expect(drive.calls).toEqual(['a {}', 'b {}', 'c {}']);
  });

  test('finds its time-out passed', async () => {
    const drive = start(only(calling('a', { TimeoutSeconds: 5 })), {}, { a: [{}] });
    await drive.clock.runUntil(500);
    drive.execution.freeze();
    await drive.clock.runUntil(60_000);
    expect(drive.execution.outcome).toBeUndefined();
    drive.execution.thaw();
    await drive.clock.runUntil(60_001);
    expect(drive.execution.outcome?.ending).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('can be stopped, and lost, while frozen', async () => {
    const frozen = async () => {
      const drive = start(journey, {}, script);
      await drive.clock.runUntil(500);
      drive.execution.freeze();
      return drive;
    };
    const stopped = await frozen();
    stopped.execution.stop();
    expect(stopped.execution.outcome?.ending).toEqual({ status: 'ABORTED' });
    const lost = await frozen();
    lost.execution.lose();
    lost.execution.thaw();
    await lost.clock.runUntil(60_000);
    expect(lost.calls).toEqual(['a {}']);
  });
});

describe('time and memory', () => {
  test('nobody sleeps on for a time-out that is no longer needed', async () => {
    const signals: AbortSignal[] = [];
    const { clock, execution } = start(
      machine({ Only: calling('a', { TimeoutSeconds: 500, End: true }) }, { TimeoutSeconds: 900 }),
      {},
      { a: [{ gives: 1 }] },
      {
        sleep: (_, signal) => {
          if (signal !== undefined) signals.push(signal);
          return new Promise(() => undefined);
        },
      },
    );
    await clock.runUntil(1);
    expect(execution.outcome?.atMs).toBe(0);
    expect(signals).toHaveLength(2);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  test.each([
    [
      'stopped',
      (execution: Execution) => {
        execution.stop();
      },
    ],
    [
      'lost with its region',
      (execution: Execution) => {
        execution.lose();
      },
    ],
  ])('nobody sleeps on for the task of an execution that is %s', async (_, end) => {
    const signals: AbortSignal[] = [];
    const { clock, execution } = start(
      only(calling('never', { TimeoutSeconds: 500, HeartbeatSeconds: 50 })),
      {},
      {},
      {
        sleep: (_ms, signal) => {
          if (signal !== undefined) signals.push(signal);
          return new Promise(() => undefined);
        },
      },
    );
    await clock.runUntil(1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
    end(execution);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  test('a sleeper that rejects when it is aborted does no harm', async () => {
    const { clock, execution } = start(
      only(calling('a', { TimeoutSeconds: 500 })),
      {},
      { a: [{ gives: 1, afterMs: 10 }] },
      {
        sleep: (_, signal) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => {
              reject(new Error('aborted'));
            });
          }),
      },
    );
    await clock.runUntil(100);
    expect(execution.outcome?.ending.status).toBe('SUCCEEDED');
  });

  test('executions of one machine share nothing', async () => {
    const counting = machine({
      A: { Type: 'Pass', Assign: { n: '{% $states.input %}' }, Next: 'B' },
      B: { Type: 'Wait', Seconds: 5, Next: 'C' },
      C: { Type: 'Succeed', Output: '{% $n %}' },
    });
    const [one, two] = [start(counting, 1), start(counting, 2)];
    await Promise.all([one.clock.runUntil(9000), two.clock.runUntil(9000)]);
    expect([one, two].map(({ execution }) => execution.outcome?.ending)).toEqual([
      { status: 'SUCCEEDED', output: 1 },
      { status: 'SUCCEEDED', output: 2 },
    ]);
  });
});
