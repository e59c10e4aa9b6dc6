import type { State, StateGroup } from './definition';
import type { Problems } from './problems';
import { groupsIn } from './transition-check';

/** The longest name of a variable, in characters. */
const MAX_VARIABLE_NAME = 80;
const NAME = /^\p{ID_Start}\p{ID_Continue}*$/u;

type Assign = Readonly<Record<string, unknown>>;

/** Every Assign of a state, its rules' and catchers' included, each with its path. */
export function assignsOf(
  state: State,
): readonly (readonly [path: readonly (string | number)[], assign: Assign])[] {
  const own = 'Assign' in state ? [[['Assign'], state.Assign] as const] : [];
  const rules = (state.Type === 'Choice' ? state.Choices : []).map(
    ({ Assign }, index) => [['Choices', index, 'Assign'], Assign] as const,
  );
  const caught = ('Catch' in state ? (state.Catch ?? []) : []).map(
    ({ Assign }, index) => [['Catch', index, 'Assign'], Assign] as const,
  );
  return [...own, ...rules, ...caught].flatMap(([path, assign]) =>
    assign === undefined ? [] : [[path, assign] as const],
  );
}

/** Names of variables are identifiers, `states` is taken, and no name hides one of a scope outside. */
export function checkVariables(
  group: StateGroup,
  problems: Problems,
  outside: ReadonlySet<string> = new Set(),
): void {
  const here = new Set(outside);
  for (const [name, state] of group.states) {
    for (const [path, assign] of assignsOf(state)) {
      const place = problems.at('States', name, ...path);
      for (const variable of Object.keys(assign)) {
        here.add(variable);
        checkName(variable, outside, place);
      }
    }
  }
  for (const [name, state] of group.states) {
    for (const [path, inner] of groupsIn(state)) {
      checkVariables(inner, problems.at('States', name, ...path), here);
    }
  }
}

function checkName(variable: string, outside: ReadonlySet<string>, problems: Problems): void {
  if (!NAME.test(variable) || variable.length > MAX_VARIABLE_NAME) {
    problems.add(
      `takes names that are identifiers of at most ${MAX_VARIABLE_NAME} characters, got ${variable}`,
    );
  }
  if (variable === 'states') problems.add('the variable states is reserved, take another name');
  if (outside.has(variable)) {
    problems.add(`the variable ${variable} belongs to a scope outside, take another name`);
  }
}

/** A state's name is its own in the whole machine, branches and iterations included. */
export function checkNames(
  group: StateGroup,
  problems: Problems,
  seen: Set<string> = new Set<string>(),
): void {
  for (const [name, state] of group.states) {
    const place = problems.at('States', name);
    if (seen.has(name)) place.add('a state of this name exists elsewhere in the machine');
    seen.add(name);
    for (const [path, inner] of groupsIn(state)) checkNames(inner, place.at(...path), seen);
  }
}
