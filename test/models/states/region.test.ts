import { refusalOf, region } from './region';

const statusOf = ({ call }: ReturnType<typeof region>, executionArn: string): unknown =>
  call('DescribeExecution', { executionArn })['status'];

/** An execution that has asked for an answer, and its token. */
async function asking() {
  const world = region();
  const arn = world.start('plane-ask');
  await world.clock.runUntil(1_000_100);
  return {
    ...world,
    world,
    arn,
    token: JSON.parse(JSON.stringify(world.calls[0]?.payload)) as string,
  };
}

describe('task tokens', () => {
  test('SendTaskSuccess ends the task with its output', async () => {
    const { clock, call, arn, token } = await asking();
    expect(call('SendTaskSuccess', { taskToken: token, output: '{"ok":true}' })).toEqual({});
    await clock.runUntil(1_000_200);
    expect(call('DescribeExecution', { executionArn: arn })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"ok":true}',
    });
  });

  test('SendTaskFailure fails it, with or without reasons', async () => {
    const { clock, call, arn, token } = await asking();
    call('SendTaskFailure', { taskToken: token, error: 'Rejected', cause: 'by alice' });
    await clock.runUntil(1_000_200);
    expect(call('DescribeExecution', { executionArn: arn })).toMatchObject({
      status: 'FAILED',
      error: 'Rejected',
      cause: 'by alice',
    });
    const silent = await asking();
    silent.call('SendTaskFailure', { taskToken: silent.token });
    await silent.clock.runUntil(1_000_200);
    const described = silent.call('DescribeExecution', { executionArn: silent.arn });
    expect(described).toMatchObject({ status: 'FAILED' });
    expect(described).not.toHaveProperty('error');
  });

  test('a heartbeat is taken while the task waits', async () => {
    const { call, token } = await asking();
    expect(call('SendTaskHeartbeat', { taskToken: token })).toEqual({});
  });

  test('a token that was used, or whose execution ended, has timed out', async () => {
    const { call, arn, token } = await asking();
    const success = () => call('SendTaskSuccess', { taskToken: token, output: '1' });
    success();
    const timedOut = {
      code: 'TaskTimedOut',
      message: "Task Timed Out: 'Provided task does not exist anymore'",
    };
    expect(refusalOf(success)).toEqual(timedOut);
    const stopped = await asking();
    stopped.call('StopExecution', { executionArn: stopped.arn });
    const beat = () => stopped.call('SendTaskHeartbeat', { taskToken: stopped.token });
    expect(refusalOf(beat)).toEqual(timedOut);
    expect(arn).toBe(stopped.arn);
  });

  test('a token of another region does not exist, a made-up one is none', async () => {
    const { call } = await asking();
    const other = Buffer.from('us-east-1/id-1').toString('base64');
    const beat = (taskToken: string) => () => call('SendTaskHeartbeat', { taskToken });
    expect(refusalOf(beat(other))?.code).toBe('TaskDoesNotExist');
    expect(refusalOf(beat('made up'))).toEqual({
      code: 'InvalidToken',
      message: "Invalid Token: 'Invalid token'",
    });
  });

  test('an output that is no JSON, or too long, is invalid and leaves the task waiting', async () => {
    const { call, token } = await asking();
    const send = (output: string) => () => call('SendTaskSuccess', { taskToken: token, output });
    expect(refusalOf(send('{'))?.code).toBe('InvalidOutput');
    expect(refusalOf(send(JSON.stringify('x'.repeat(256 * 1024))))?.code).toBe('InvalidOutput');
    expect(refusalOf(send('1'))).toBeUndefined();
  });
});

describe('a region', () => {
  test('that is lost stops every execution in silence and for good', async () => {
    const events: string[] = [];
    const world = region({
      onEvent: (_, { type }) => {
        events.push(type);
      },
    });
    const waiting = world.start('plane-wait');
    const calling = world.start('plane-call');
    world.states.lose();
    await world.clock.runUntil(2_000_000);
    expect(events).toEqual(['ExecutionStarted', 'ExecutionStarted']);
    expect(world.calls).toEqual([]);
    expect([statusOf(world, waiting), statusOf(world, calling)]).toEqual(['RUNNING', 'RUNNING']);
  });

  test('that comes back runs new executions', async () => {
    const world = region();
    world.states.lose();
    const arn = world.start('plane-call');
    await world.clock.runUntil(1_000_100);
    expect(statusOf(world, arn)).toBe('SUCCEEDED');
  });

  test('that is frozen holds every execution up, new ones too, until it is thawed', async () => {
    const world = region();
    const waiting = world.start('plane-wait');
    await world.clock.runUntil(1_010_000);
    world.states.freeze();
    const calling = world.start('plane-call');
    await world.clock.runUntil(1_500_000);
    expect(world.calls).toEqual([]);
    expect(statusOf(world, waiting)).toBe('RUNNING');
    world.states.thaw();
    await world.clock.runUntil(1_500_100);
    expect(world.calls).toHaveLength(1);
    expect([statusOf(world, waiting), statusOf(world, calling)]).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
    ]);
  });

  test('asks the gate for each execution by its identity', async () => {
    const asked: string[] = [];
    const world = region({
      beforeAct: ({ name, stateMachineName }, { kind, state }) => {
        asked.push(`${stateMachineName} ${name} ${kind} ${state}`);
        return Promise.resolve();
      },
    });
    world.start('plane-call', { name: 'r' });
    await world.clock.runUntil(1_000_100);
    expect(asked).toEqual(
      ['enter Call', 'call Call', 'answer Call', 'exit Call', 'end '].map(
        (act) => `plane-call r ${act}`,
      ),
    );
  });
});
