import type { State, StateGroup } from './definition';
import type { EventBody } from './event';
import { StateFailure } from './failure';
import type { RunGroup } from './forks';
import type { Json } from './json';
import { performChoice } from './states/choice';
import { performFail } from './states/fail';
import { performMap } from './states/map';
import { performParallel } from './states/parallel';
import { performPass } from './states/pass';
import { performTask } from './states/task';
import { performWait } from './states/wait';
import type { Strand } from './strand';
import type { Exit } from './visit';
import { Visit } from './visit';

/** Goes from state to state until one is an end; resolves with its output, or throws its failure. */
export const runGroup: RunGroup = async (strand, group, input) => {
  let name: string | undefined = group.startAt;
  let data = input;
  while (name !== undefined) {
    const exit: Exit = await visitState(strand, group, name, data);
    data = exit.output;
    name = exit.next;
  }
  return data;
};

async function visitState(
  strand: Strand,
  group: StateGroup,
  name: string,
  input: Json,
): Promise<Exit> {
  const state = group.states.get(name);
  if (state === undefined) throw new StateFailure('States.Runtime', `there is no state ${name}`);
  await strand.lifeline.pass({ kind: 'enter', state: name });
  const visit = new Visit(strand, name, state.Type, input);
  const exit = await perform(visit, state);
  await visit.pass('exit');
  strand.variables.assign(exit.assigned, name);
  const left = { name, output: exit.output };
  const assigned = Object.keys(exit.assigned).length === 0 ? {} : exit.assigned;
  strand.emit({
    type: `${state.Type}StateExited`,
    ...left,
    ...(assigned === exit.assigned ? { assignedVariables: assigned } : {}),
  } as EventBody);
  strand.current = undefined;
  return exit;
}

function perform(visit: Visit, state: State): Promise<Exit> {
  switch (state.Type) {
    case 'Pass':
    case 'Succeed':
      return performPass(visit, state);
    case 'Task':
      return performTask(visit, state);
    case 'Choice':
      return performChoice(visit, state);
    case 'Wait':
      return performWait(visit, state);
    case 'Fail':
      return performFail(visit, state);
    case 'Parallel':
      return performParallel(runGroup)(visit, state);
    case 'Map':
      return performMap(runGroup)(visit, state);
  }
}
