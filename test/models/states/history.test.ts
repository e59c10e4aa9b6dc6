import { region, ROLE } from './region';

type Event = {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: number;
  readonly type: string;
} & Readonly<Record<string, unknown>>;

const whole = { truncated: false };
const invoke = { resource: 'invoke', resourceType: 'lambda' };

async function afterRun(invokeFunction?: () => Promise<unknown>) {
  const world = region(invokeFunction === undefined ? {} : { invoke: invokeFunction });
  const executionArn = world.start('plane-call', { name: 'run-1', input: '{"a":1}' });
  await world.clock.runUntil(1_100_000);
  const page = (more: Record<string, unknown> = {}) =>
    world.call('GetExecutionHistory', { executionArn, ...more }) as {
      events: Event[];
      nextToken?: string;
    };
  return { ...world, executionArn, page };
}

describe('GetExecutionHistory', () => {
  test('tells a success in the format of AWS', async () => {
    const { page } = await afterRun();
    const result = '{"ExecutedVersion":"$LATEST","Payload":{"worked":{"a":1}},"StatusCode":200}';
    const common = { timestamp: 1000 };
    expect(page().events).toEqual([
      {
        ...common,
        id: 1,
        previousEventId: 0,
        type: 'ExecutionStarted',
        executionStartedEventDetails: { input: '{"a":1}', inputDetails: whole, roleArn: ROLE },
      },
      {
        ...common,
        id: 2,
        previousEventId: 0,
        type: 'TaskStateEntered',
        stateEnteredEventDetails: { name: 'Call', input: '{"a":1}', inputDetails: whole },
      },
      {
        ...common,
        id: 3,
        previousEventId: 2,
        type: 'TaskScheduled',
        taskScheduledEventDetails: {
          ...invoke,
          region: 'eu-west-1',
          parameters: '{"FunctionName":"work","Payload":{"a":1}}',
        },
      },
      {
        ...common,
        id: 4,
        previousEventId: 3,
        type: 'TaskStarted',
        taskStartedEventDetails: invoke,
      },
      {
        ...common,
        id: 5,
        previousEventId: 4,
        type: 'TaskSucceeded',
        taskSucceededEventDetails: { ...invoke, output: result, outputDetails: whole },
      },
      {
        ...common,
        id: 6,
        previousEventId: 5,
        type: 'TaskStateExited',
        stateExitedEventDetails: {
          name: 'Call',
          output: '{"worked":{"a":1}}',
          outputDetails: whole,
          assignedVariables: { seen: '{"worked":{"a":1}}' },
          assignedVariablesDetails: whole,
        },
      },
      {
        ...common,
        id: 7,
        previousEventId: 6,
        type: 'ExecutionSucceeded',
        executionSucceededEventDetails: { output: '{"worked":{"a":1}}', outputDetails: whole },
      },
    ]);
  });

  test('tells a failure with its error and cause', async () => {
    const { page, call, executionArn } = await afterRun(() =>
      Promise.reject(Object.assign(new Error('no quorum'), { name: 'QuorumLost' })),
    );
    const cause =
      '{"errorType":"QuorumLost","errorMessage":"no quorum","trace":["QuorumLost: no quorum"]}';
    expect(page().events.slice(4)).toMatchObject([
      { type: 'TaskFailed', taskFailedEventDetails: { ...invoke, error: 'QuorumLost', cause } },
      { type: 'ExecutionFailed', executionFailedEventDetails: { error: 'QuorumLost', cause } },
    ]);
    expect(call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'QuorumLost',
      cause,
    });
  });

  test('comes in pages, also backwards', async () => {
    const { page } = await afterRun();
    const first = page({ maxResults: 4 });
    expect(first.events.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    const second = page({ maxResults: 4, nextToken: first.nextToken });
    expect(second.events.map(({ id }) => id)).toEqual([5, 6, 7]);
    expect(second.nextToken).toBeUndefined();
    expect(page({ reverseOrder: true, maxResults: 2 }).events.map(({ id }) => id)).toEqual([7, 6]);
  });

  test('has no entry for a retry that is waited for, which only the listener hears', async () => {
    const heard: string[] = [];
    const { clock, states, call } = region({
      machines: [
        {
          name: 'again',
          roleArn: ROLE,
          definition: JSON.stringify({
            QueryLanguage: 'JSONata',
            StartAt: 'Call',
            States: {
              Call: {
                Type: 'Task',
                Resource: 'arn:aws:states:::lambda:invoke',
                Arguments: { FunctionName: 'f' },
                Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
                End: true,
              },
            },
          }),
        },
      ],
      invoke: () => Promise.reject(new Error('no')),
      onEvent: ({ name }, { type }) => {
        heard.push(`${name} ${type}`);
      },
    });
    const { executionArn } = call('StartExecution', {
      stateMachineArn: states.arnOf('again'),
      name: 'r',
    });
    await clock.runUntil(1_100_000);
    expect(heard).toContain('r RetryScheduled');
    const { events } = call('GetExecutionHistory', { executionArn }) as { events: Event[] };
    expect(events.map(({ type }) => type)).toEqual(
      heard.map((line) => line.slice(2)).filter((type) => type !== 'RetryScheduled'),
    );
  });
});
