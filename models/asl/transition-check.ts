import type { State, StateGroup } from './definition';
import type { Problems } from './problems';

/** The groups of states inside a state, each with the path of its field. */
export function groupsIn(
  state: State,
): readonly (readonly [path: readonly (string | number)[], group: StateGroup])[] {
  if (state.Type === 'Map') return [[['ItemProcessor'], state.ItemProcessor]];
  if (state.Type !== 'Parallel') return [];
  return state.Branches.map((group, index) => [['Branches', index], group] as const);
}

/** Every place a state may lead to, each with the path of the field that says so. */
export function targetsOf(
  state: State,
): readonly (readonly [path: readonly (string | number)[], target: string])[] {
  const next = 'Next' in state && state.Next !== undefined ? [[['Next'], state.Next] as const] : [];
  const caught = ('Catch' in state ? (state.Catch ?? []) : []).map(
    ({ Next }, index) => [['Catch', index, 'Next'], Next] as const,
  );
  if (state.Type !== 'Choice') return [...next, ...caught];
  const chosen = state.Choices.map(
    ({ Next }, index) => [['Choices', index, 'Next'], Next] as const,
  );
  return state.Default === undefined ? chosen : [...chosen, [['Default'], state.Default]];
}

/**
 * Every Next names a state of its own group, every state can be reached, and there is an end: AWS
 * checks all three when a machine is created. The latter two only where every state could be read.
 */
export function checkTransitions(group: StateGroup, problems: Problems, whole: boolean): void {
  const { startAt, states } = group;
  if (!states.has(startAt)) problems.at('StartAt').add(unknown(startAt, group));
  for (const [name, state] of states) {
    const place = problems.at('States', name);
    for (const [path, target] of targetsOf(state)) {
      if (!states.has(target)) place.at(...path).add(unknown(target, group));
    }
    for (const [path, inner] of groupsIn(state)) {
      checkTransitions(inner, place.at(...path), whole);
    }
  }
  if (!whole) return;
  const reached = reachable(group);
  for (const name of states.keys()) {
    if (!reached.has(name)) problems.at('States', name).add('cannot be reached from StartAt');
  }
  if (![...states.values()].some(isTerminal)) {
    problems.at('States').add('takes at least one end: "End": true, Succeed or Fail');
  }
}

const unknown = (target: string, { states }: StateGroup): string =>
  `takes a state of its own group (${[...states.keys()].join(', ')}), got ${target}`;

function reachable({ startAt, states }: StateGroup): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [startAt];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = states.get(name);
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...targetsOf(state).map(([, target]) => target));
  }
  return reached;
}

const isTerminal = (state: State): boolean =>
  state.Type === 'Succeed' || state.Type === 'Fail' || ('End' in state && state.End === true);
