import { refusalOf, region, ROLE } from './region';

const DAY_MS = 24 * 60 * 60 * 1000;
const machineArn = 'arn:aws:states:eu-west-1:111122223333:stateMachine:plane-call';
const executionArn = 'arn:aws:states:eu-west-1:111122223333:execution:plane-call:run-1';

describe('StartExecution', () => {
  test('starts under the name given and says when', async () => {
    const { clock, call, calls } = region();
    const input = '{"a": 1}';
    expect(call('StartExecution', { stateMachineArn: machineArn, name: 'run-1', input })).toEqual({
      executionArn,
      startDate: 1000,
    });
    await clock.runUntil(1_000_100);
    expect(calls).toEqual([{ name: 'work', payload: { a: 1 } }]);
    expect(call('DescribeExecution', { executionArn })).toEqual({
      executionArn,
      stateMachineArn: machineArn,
      name: 'run-1',
      status: 'SUCCEEDED',
      startDate: 1000,
      stopDate: 1000,
      input,
      inputDetails: { included: true },
      output: '{"worked":{"a":1}}',
      outputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });

  test('without a name takes a new one, without an input {}', async () => {
    const { clock, calls, start } = region();
    expect(start('plane-call')).toMatch(/:execution:plane-call:id-1$/);
    await clock.runUntil(1_000_100);
    expect(calls).toEqual([{ name: 'work', payload: {} }]);
  });

  test('with name and input of a running execution is that execution', async () => {
    const { clock, start, call } = region();
    const arn = start('plane-wait', { name: 'once', input: '{"a":1}' });
    await clock.runUntil(1_030_000);
    expect(start('plane-wait', { name: 'once', input: '{"a":1}' })).toBe(arn);
    expect(call('DescribeExecution', { executionArn: arn })).toMatchObject({ startDate: 1000 });
  });

  test('with its name and another input is refused', () => {
    const { start } = region();
    const arn = start('plane-wait', { name: 'once', input: '{"a":1}' });
    expect(refusalOf(() => start('plane-wait', { name: 'once', input: '{"a":2}' }))).toEqual({
      code: 'ExecutionAlreadyExists',
      message: `Execution Already Exists: '${arn}'`,
    });
  });

  test('keeps the name of a closed execution for 90 days', async () => {
    const { clock, start, call } = region();
    const again = () => start('plane-wait', { name: 'once' });
    const arn = again();
    await clock.runUntil(1_060_000);
    expect(refusalOf(again)?.code).toBe('ExecutionAlreadyExists');
    await clock.runUntil(1_060_000 + 90 * DAY_MS - 1);
    expect(refusalOf(again)?.code).toBe('ExecutionAlreadyExists');
    await clock.runUntil(1_060_000 + 90 * DAY_MS);
    expect(again()).toBe(arn);
    expect(call('DescribeExecution', { executionArn: arn })).toMatchObject({ status: 'RUNNING' });
  });

  test('one name is free in another machine', () => {
    const { start } = region();
    expect(start('plane-wait', { name: 'once' })).not.toBe(start('plane-ask', { name: 'once' }));
  });

  test.each([
    '',
    'a b',
    'a/b',
    'a:b',
    'a*',
    'a{',
    'a<',
    'a"',
    'a%',
    'a~',
    'a\u0007',
    'x'.repeat(81),
  ])('the name %j is refused', (name) => {
    const { start } = region();
    expect(refusalOf(() => start('plane-wait', { name }))).toEqual({
      code: 'InvalidName',
      message: `Invalid Name: '${name}'`,
    });
  });

  test.each(['x'.repeat(80), 'failover-eu-west-1-7', "a.b_c-d+e!f@g=h(i)'"])(
    'the name %j is taken',
    (name) => {
      const { start } = region();
      expect(start('plane-wait', { name })).toMatch(/:execution:plane-wait:/);
    },
  );

  test('refuses what is no JSON, and what is too long', () => {
    const { start } = region();
    expect(refusalOf(() => start('plane-wait', { input: 'not json' }))?.code).toBe(
      'InvalidExecutionInput',
    );
    const input = JSON.stringify('x'.repeat(256 * 1024));
    expect(refusalOf(() => start('plane-wait', { input }))?.code).toBe('ValidationException');
  });

  test('refuses a machine that does not exist, and what is no ARN', () => {
    const { call, states } = region();
    const arn = states.arnOf('none');
    expect(refusalOf(() => call('StartExecution', { stateMachineArn: arn }))).toEqual({
      code: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${arn}'`,
    });
    expect(refusalOf(() => call('StartExecution', { stateMachineArn: 'plane-wait' }))).toEqual({
      code: 'InvalidArn',
      message: "Invalid Arn: 'Invalid ARN prefix: plane-wait'",
    });
  });
});

describe('StopExecution', () => {
  test('aborts with its reasons and says when; a second time changes nothing', async () => {
    const { clock, start, call } = region();
    const arn = start('plane-wait');
    await clock.runUntil(1_005_000);
    const stop = () => call('StopExecution', { executionArn: arn, error: 'E', cause: 'C' });
    expect(stop()).toEqual({ stopDate: 1005 });
    await clock.runUntil(1_007_000);
    expect(stop()).toEqual({ stopDate: 1005 });
    expect(call('DescribeExecution', { executionArn: arn })).toMatchObject({
      status: 'ABORTED',
      error: 'E',
      cause: 'C',
      stopDate: 1005,
      redriveStatus: 'REDRIVABLE',
    });
  });
});

describe('ListExecutions', () => {
  test('lists the newest first, by status and in pages', async () => {
    const { clock, start, call, states } = region();
    for (const name of ['one', 'two', 'three', 'four']) start('plane-wait', { name });
    start('plane-ask', { name: 'other' });
    call('StopExecution', {
      executionArn: 'arn:aws:states:eu-west-1:111122223333:execution:plane-wait:three',
    });
    await clock.runUntil(1_000_100);
    const list = (more: Record<string, unknown>) =>
      call('ListExecutions', { stateMachineArn: states.arnOf('plane-wait'), ...more }) as {
        executions: { name: string; status: string }[];
        nextToken?: string;
      };
    const names = (more: Record<string, unknown>) => list(more).executions.map(({ name }) => name);
    expect(names({})).toEqual(['four', 'three', 'two', 'one']);
    expect(names({ statusFilter: 'RUNNING' })).toEqual(['four', 'two', 'one']);
    expect(list({ statusFilter: 'ABORTED' }).executions).toMatchObject([
      { name: 'three', status: 'ABORTED', startDate: 1000, stopDate: 1000 },
    ]);
    const { executions, nextToken } = list({ maxResults: 3 });
    expect(executions).toHaveLength(3);
    expect(names({ maxResults: 3, nextToken })).toEqual(['one']);
    expect(refusalOf(() => list({ nextToken: 'made up' }))?.code).toBe('InvalidToken');
  });
});

describe('DescribeStateMachine', () => {
  test('shows the definition as it was given', () => {
    const { call, states } = region();
    const arn = states.arnOf('plane-wait');
    expect(call('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({
      stateMachineArn: arn,
      name: 'plane-wait',
      status: 'ACTIVE',
      type: 'STANDARD',
      roleArn: ROLE,
      creationDate: 1000,
      definition: expect.stringContaining('"Seconds":60') as unknown,
    });
  });
});

describe('requests', () => {
  test('an unknown operation is refused by name', () => {
    const { call } = region();
    expect(refusalOf(() => call('StartSyncExecution', {}))).toMatchObject({
      code: 'UnknownOperationException',
      message: expect.stringContaining('unknown operation StartSyncExecution') as unknown,
    });
  });

  test.each([
    ['StartExecution', { stateMachineArn: machineArn, traceHeader: 'x' }, 'without traceHeader'],
    ['StartExecution', {}, "value at 'stateMachineArn'"],
    ['ListExecutions', { stateMachineArn: machineArn, statusFilter: 'done' }, "'statusFilter'"],
    ['ListExecutions', { stateMachineArn: machineArn, maxResults: 1001 }, "'maxResults'"],
    ['ListExecutions', { stateMachineArn: machineArn, redriveFilter: 'REDRIVEN' }, 'redriveFilter'],
    ['GetExecutionHistory', { executionArn, includeExecutionData: false }, 'includeExecutionData'],
    ['StopExecution', { executionArn, error: 'x'.repeat(257) }, "'error'"],
    ['SendTaskSuccess', { taskToken: 'x' }, "'output'"],
  ])('%s %j is refused: %s', (operation, input, part) => {
    const { call } = region();
    expect(refusalOf(() => call(operation, input))).toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining(part) as unknown,
    });
  });

  test('an execution that does not exist is refused', () => {
    const { call } = region();
    expect(refusalOf(() => call('DescribeExecution', { executionArn }))).toEqual({
      code: 'ExecutionDoesNotExist',
      message: `Execution Does Not Exist: '${executionArn}'`,
    });
  });

  test('a definition that is wrong is refused when the region is made', () => {
    const machines = [{ name: 'm', roleArn: ROLE, definition: '{}' }];
    expect(() => region({ machines })).toThrow('invalid state machine definition');
  });
});
