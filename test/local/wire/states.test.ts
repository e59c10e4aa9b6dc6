import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { statesService } from '../../../local/wire/states';
import { region } from '../../models/states/region';
import { closeAll, failure, start } from './desk';

const clients: SFNClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await closeAll();
});

async function world() {
  const model = region();
  const statesOf = (name: string) => (name === 'eu-west-1' ? model.states : undefined);
  const { url } = await start({ services: [statesService({ statesOf })] });
  const connect = (name: string): SFNClient => {
    const client = new SFNClient({
      endpoint: url,
      region: name,
      credentials: { accessKeyId: 'desk', secretAccessKey: 'desk' },
      maxAttempts: 1,
    });
    clients.push(client);
    return client;
  };
  const client = connect('eu-west-1');
  const begin = async (machine: string, name: string, input?: string) => {
    const stateMachineArn = model.states.arnOf(machine);
    const started = await client.send(
      new StartExecutionCommand({
        stateMachineArn,
        name,
        ...(input === undefined ? {} : { input }),
      }),
    );
    return { executionArn: String(started.executionArn), startDate: started.startDate };
  };
  return { ...model, client, connect, begin };
}

describe('Step Functions by the real SDK', () => {
  test('starts an execution and tells how it ended', async () => {
    const { client, clock, begin } = await world();
    const { executionArn, startDate } = await begin('plane-call', 'run-1', '{"a":1}');
    expect(startDate).toEqual(new Date(1_000_000));
    await clock.runUntil(1_000_100);
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'SUCCEEDED',
      input: '{"a":1}',
      output: '{"worked":{"a":1}}',
      startDate: new Date(1_000_000),
      stopDate: new Date(1_000_000),
    });
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events?.[1]).toMatchObject({
      timestamp: new Date(1_000_000),
      stateEnteredEventDetails: { name: 'Call', input: '{"a":1}' },
    });
  });

  test('lists, stops and describes', async () => {
    const { client, states, begin } = await world();
    const { executionArn } = await begin('plane-wait', 'run-1');
    const stateMachineArn = states.arnOf('plane-wait');
    const list = new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' });
    expect((await client.send(list)).executions).toMatchObject([{ executionArn, name: 'run-1' }]);
    const stop = new StopExecutionCommand({ executionArn, error: 'Operator', cause: 'drill' });
    expect((await client.send(stop)).stopDate).toEqual(new Date(1_000_000));
    expect((await client.send(list)).executions).toEqual([]);
    const machine = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(machine).toMatchObject({ name: 'plane-wait', status: 'ACTIVE', type: 'STANDARD' });
  });

  test('hands answers to tasks that wait, and refuses a second one', async () => {
    const { client, clock, calls, begin } = await world();
    const { executionArn } = await begin('plane-ask', 'run-1');
    await begin('plane-ask', 'run-2');
    await clock.runUntil(1_000_100);
    const [taskToken, second] = calls.map(({ payload }) => payload as string);
    await client.send(new SendTaskHeartbeatCommand({ taskToken }));
    const success = new SendTaskSuccessCommand({ taskToken, output: '"yes"' });
    await client.send(success);
    expect((await failure(client.send(success))).name).toBe('TaskTimedOut');
    await client.send(new SendTaskFailureCommand({ taskToken: second, error: 'Rejected' }));
    await clock.runUntil(1_000_200);
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'SUCCEEDED',
      output: '"yes"',
    });
  });

  test('refuses as AWS does, by name', async () => {
    const { client, states, begin } = await world();
    await begin('plane-wait', 'run-1', '{}');
    const taken = await failure(begin('plane-wait', 'run-1', '{"other":1}'));
    expect(taken.name).toBe('ExecutionAlreadyExists');
    expect(taken.message).toContain('Execution Already Exists: ');
    const stateMachineArn = states.arnOf('none');
    const unknown = await failure(client.send(new ListExecutionsCommand({ stateMachineArn })));
    expect(unknown.name).toBe('StateMachineDoesNotExist');
    const beat = new SendTaskHeartbeatCommand({ taskToken: 'made up' });
    expect((await failure(client.send(beat))).name).toBe('InvalidToken');
  });

  test('says what it does not imitate', async () => {
    const { client, connect, states } = await world();
    const stateMachineArn = states.arnOf('plane-wait');
    const tracing = new StartExecutionCommand({ stateMachineArn, traceHeader: 'Root=1' });
    expect((await failure(client.send(tracing))).message).toContain('without traceHeader');
    const elsewhere = connect('us-east-1').send(new StartExecutionCommand({ stateMachineArn }));
    expect((await failure(elsewhere)).message).toBe('there is no Step Functions in us-east-1 here');
    const machines = await failure(client.send(new ListStateMachinesCommand({})));
    expect(machines.name).toBe('UnknownOperationException');
    expect(machines.message).toContain('unknown operation ListStateMachines');
  });
});
