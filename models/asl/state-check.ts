import type { State, TaskState } from './definition';
import { isObject, shown } from './json';
import type { Problems } from './problems';

/** The rules about one state that its fields alone do not express. */
export function checkState(state: State, problems: Problems): void {
  if ('Next' in state || 'End' in state) checkOnward(state, problems);
  else if (!['Choice', 'Succeed', 'Fail'].includes(state.Type)) {
    problems.add('takes exactly one of Next and "End": true, got neither');
  }
  if (state.Type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined)) {
    problems.add('takes exactly one of Seconds and Timestamp');
  }
  if (state.Type === 'Task') checkTask(state, problems);
  if ('Retry' in state) checkWildcards(state.Retry ?? [], problems.at('Retry'));
  if ('Catch' in state) checkWildcards(state.Catch ?? [], problems.at('Catch'));
}

function checkOnward(state: { Next?: unknown; End?: unknown }, problems: Problems): void {
  if ((state.Next === undefined) !== (state.End === undefined)) return;
  problems.add('takes exactly one of Next and "End": true, got both');
}

/** States.ALL stands alone in its list, and that list is the last one. */
function checkWildcards(
  list: readonly { readonly ErrorEquals: readonly string[] }[],
  problems: Problems,
): void {
  for (const [index, { ErrorEquals }] of list.entries()) {
    if (!ErrorEquals.includes('States.ALL')) continue;
    const place = problems.at(index, 'ErrorEquals');
    if (ErrorEquals.length > 1) place.add('States.ALL takes no other name beside it');
    if (index < list.length - 1) place.add('States.ALL takes the last place of the list');
  }
}

/** What lambda:invoke accepts, as far as it is imitated. */
export const invokeFields = ['FunctionName', 'Payload'];

function checkTask(state: TaskState, problems: Problems): void {
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat, Arguments } = state;
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    problems
      .at('HeartbeatSeconds')
      .add(`takes less than TimeoutSeconds ${timeout}, got ${heartbeat}`);
  }
  if (isObject(Arguments)) checkInvocation(Arguments, problems.at('Arguments'));
}

function checkInvocation(given: Readonly<Record<string, unknown>>, problems: Problems): void {
  for (const name of Object.keys(given).filter((one) => !invokeFields.includes(one))) {
    problems
      .at(name)
      .add(`is not imitated, lambda:invoke takes ${invokeFields.join(' and ')} here`);
  }
  const name = given['FunctionName'];
  if (typeof name === 'string' && name !== '') return;
  problems
    .at('FunctionName')
    .add(`takes a name, an ARN or {% an expression %}, got ${shown(name)}`);
}
