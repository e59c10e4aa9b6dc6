import type { Json } from '../../../models/asl/json';
import { Refusal } from '../../../models/states/refusal';
import type { StatesSettings } from '../../../models/states/settings';
import { StatesOfRegion } from '../../../models/states/states-of-region';
import { VirtualClock } from '../../../sim/virtual-clock';

export const ROLE = 'arn:aws:iam::111122223333:role/plane';

const definition = (states: Record<string, unknown>): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states });

const machines = [
  {
    name: 'plane-wait',
    roleArn: ROLE,
    definition: definition({ Wait: { Type: 'Wait', Seconds: 60, End: true } }),
  },
  {
    name: 'plane-call',
    roleArn: ROLE,
    definition: definition({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'work', Payload: '{% $states.input %}' },
        Assign: { seen: '{% $states.result.Payload %}' },
        Output: '{% $states.result.Payload %}',
        End: true,
      },
    }),
  },
  {
    name: 'plane-ask',
    roleArn: ROLE,
    definition: definition({
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
        End: true,
      },
    }),
  },
];

/** Step Functions of eu-west-1 with three machines: one waits a minute, one calls, one asks. */
export function region(more: Partial<StatesSettings> = {}) {
  const clock = new VirtualClock(1_000_000);
  const calls: { readonly name: string; readonly payload: Json }[] = [];
  let ids = 0;
  const states = new StatesOfRegion({
    region: 'eu-west-1',
    account: '111122223333',
    machines,
    now: clock.now,
    sleep: clock.sleep,
    chance: () => 0.5,
    newId: () => `id-${(ids += 1)}`,
    invoke: (name, payload) => {
      calls.push({ name, payload });
      return Promise.resolve({ worked: payload });
    },
    ...more,
  });
  /** A call of the API with a machine's or an execution's short name in place of its ARN. */
  const call = (operation: string, input: Record<string, unknown>) => states.call(operation, input);
  const start = (machine: string, input: Record<string, unknown> = {}): string =>
    String(
      call('StartExecution', { stateMachineArn: states.arnOf(machine), ...input })['executionArn'],
    );
  return { clock, calls, states, call, start };
}

/** The code and message with which a call is refused. */
export function refusalOf(call: () => unknown): { code: string; message: string } | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, message: error.message };
    throw error;
  }
}
