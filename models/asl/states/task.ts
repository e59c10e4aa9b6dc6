import { within } from '../deadline';
import type { Limits } from '../deadline';
import type { TaskState } from '../definition';
import { LAMBDA_INVOKE_WAIT } from '../definition';
import { StateFailure, tooLarge } from '../failure';
import { MAX_COUNT } from '../fields';
import type { Json } from '../json';
import { bytesOf, MAX_PAYLOAD_BYTES } from '../json';
import { invokeLambda, readInvocation } from '../lambda';
import type { Invocation } from '../lambda';
import { withRecovery } from '../recovery';
import type { FinalAnswer, TokenWait } from '../task-tokens';
import type { Exit, Perform, Visit } from '../visit';

const seconds = {
  name: 'positive integer',
  fits: (value: Json): value is number =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_COUNT,
};

/** Calls a function; with `.waitForTaskToken` it then waits for whoever holds the token. */
export const performTask: Perform<TaskState> = (visit, state) =>
  withRecovery(visit, state, () => attempt(visit, state));

async function attempt(visit: Visit, state: TaskState): Promise<Exit> {
  const { host, strand } = visit;
  const wait = opensToken(state) ? strand.run.tokens.open(host.newToken(), host.now()) : undefined;
  visit.taskToken = wait?.token;
  try {
    const parameters =
      state.Arguments === undefined
        ? visit.input
        : await visit.evaluate(state.Arguments, 'Arguments');
    if (bytesOf(parameters) > MAX_PAYLOAD_BYTES) throw tooLarge('lambda');
    const limits = await limitsOf(visit, state);
    const invocation = readInvocation(parameters, (cause) => visit.whileExecuting(cause));
    await visit.pass('call');
    const result = await ask(visit, state, invocation, limits, wait);
    return await visit.leave(state, result, { result });
  } finally {
    if (wait !== undefined) strand.run.tokens.close(wait);
  }
}

const opensToken = ({ Resource }: TaskState): boolean => Resource === LAMBDA_INVOKE_WAIT;

async function limitsOf(visit: Visit, state: TaskState): Promise<Limits> {
  const limit = (name: 'TimeoutSeconds' | 'HeartbeatSeconds'): Promise<number | undefined> =>
    state[name] === undefined
      ? Promise.resolve(undefined)
      : visit.evaluateTo(state[name], name, seconds);
  return {
    timeoutSeconds: await limit('TimeoutSeconds'),
    heartbeatSeconds: await limit('HeartbeatSeconds'),
  };
}

/** The call itself, with all that the history says about it. */
async function ask(
  visit: Visit,
  state: TaskState,
  invocation: Invocation,
  limits: Limits,
  wait: TokenWait | undefined,
): Promise<Json> {
  const { host } = visit;
  const asked = {
    resource: opensToken(state) ? 'invoke.waitForTaskToken' : 'invoke',
    resourceType: 'lambda',
  } as const;
  const { timeoutSeconds, heartbeatSeconds } = limits;
  visit.emit({
    type: 'TaskScheduled',
    ...asked,
    region: visit.strand.run.identity.region,
    parameters: invocation,
    ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds }),
  });
  visit.emit({ type: 'TaskStarted', ...asked });
  const startedMs = host.now();
  if (wait !== undefined) wait.lastBeatMs = startedMs;
  try {
    const call = invokeLambda(host.invoke, invocation);
    const work = wait === undefined ? call : answered(visit, call, wait);
    const time = {
      now: host.now,
      // A line that ends leaves no timer behind.
      sleep: (ms: number, until?: AbortSignal) => visit.strand.lifeline.sleep(ms, until),
    };
    const result = await within(time, limits, work, () => wait?.lastBeatMs ?? startedMs);
    await visit.pass('answer');
    if (bytesOf(result) > MAX_PAYLOAD_BYTES) throw tooLarge('lambda');
    visit.emit({ type: 'TaskSucceeded', ...asked, output: result });
    return result;
  } catch (failure) {
    if (!(failure instanceof StateFailure)) throw failure;
    await visit.pass('answer');
    const type = failure.error === 'States.Timeout' ? 'TaskTimedOut' : 'TaskFailed';
    visit.emit({ type, ...asked, ...failure.reported });
    throw failure;
  }
}

/** Waits for the token, whether it is answered before or after the function has returned. */
async function answered(visit: Visit, call: Promise<Json>, wait: TokenWait): Promise<Json> {
  const submitted = call.then(async (output): Promise<FinalAnswer> => {
    await visit.pass('answer');
    if (wait.open) {
      const resource = 'invoke.waitForTaskToken';
      visit.emit({ type: 'TaskSubmitted', resource, resourceType: 'lambda', output });
    }
    return wait.answered;
  });
  const answer = await Promise.race([wait.answered, submitted]);
  if (answer.kind === 'success') return answer.output;
  throw new StateFailure(answer.error, answer.cause);
}
