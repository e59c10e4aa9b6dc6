import type { WorkflowEvent } from '../../../models/asl/event';
import { Execution } from '../../../models/asl/execution';
import type { Ending, Host, Identity } from '../../../models/asl/host';
import type { Json } from '../../../models/asl/json';
import { loadDefinition } from '../../../models/asl/load';
import { VirtualClock } from '../../../sim/virtual-clock';

export const identity: Identity = {
  executionArn: 'arn:aws:states:eu-west-1:111122223333:execution:plane:run-1',
  name: 'run-1',
  stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:plane',
  stateMachineName: 'plane',
  roleArn: 'arn:aws:iam::111122223333:role/plane',
  region: 'eu-west-1',
};

/** One answer of a function; without `gives` and `throws` it never comes. */
export type Step = {
  readonly gives?: Json;
  readonly throws?: { readonly name: string; readonly message: string };
  readonly afterMs?: number;
};

/** What each function answers to its first, second … call. */
export type Script = Readonly<Record<string, readonly Step[]>>;

export type Drive = {
  readonly clock: VirtualClock;
  readonly execution: Execution;
  readonly events: WorkflowEvent[];
  /** Every call that was made, as `name payload`. */
  readonly calls: string[];
};

/** Starts an execution at time 0 under a virtual clock; the functions follow the script. */
export function start(
  definition: unknown,
  input: Json = {},
  script: Script = {},
  host: Partial<Host> = {},
): Drive {
  const clock = new VirtualClock(0);
  const events: WorkflowEvent[] = [];
  const calls: string[] = [];
  let tokens = 0;
  const invoke = async (name: string, payload: Json): Promise<unknown> => {
    const step = script[name]?.[calls.filter((call) => call.startsWith(`${name} `)).length];
    calls.push(`${name} ${JSON.stringify(payload)}`);
    if (step?.afterMs !== undefined) await clock.sleep(step.afterMs);
    if (step?.throws !== undefined) throw Object.assign(new Error(), step.throws);
    return step?.gives === undefined ? new Promise(() => undefined) : step.gives;
  };
  const execution = Execution.start(loadDefinition(definition), input, identity, {
    now: clock.now,
    sleep: clock.sleep,
    chance: () => 0.5,
    newToken: () => `token-${(tokens += 1)}`,
    invoke,
    onEvent: (event) => {
      events.push(event);
    },
    ...host,
  });
  return { clock, execution, events, calls };
}

/** The same, to its end within an hour of virtual time. */
export async function run(
  definition: unknown,
  input?: Json,
  script?: Script,
): Promise<Drive & { readonly ending: Ending | undefined }> {
  const drive = start(definition, input, script);
  await drive.clock.runUntil(3_600_000);
  return { ...drive, ending: drive.execution.outcome?.ending };
}

/** The events by type and what they are about, without those that every execution has. */
export const traceOf = (events: readonly WorkflowEvent[]): string[] =>
  events
    .map((event) => {
      if (event.type === 'RetryScheduled') return `retry ${event.at} in ${event.delayMs}`;
      const name = 'name' in event ? ` ${event.name}` : '';
      const index = 'index' in event ? `[${event.index}]` : '';
      const error = 'error' in event ? ` ${event.error}` : '';
      return `${event.type}${name}${index}${error}`;
    })
    .filter((line) => line !== 'ExecutionStarted');
