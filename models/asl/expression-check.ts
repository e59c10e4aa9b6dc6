import jsonata from 'jsonata';
import type { State, StateGroup } from './definition';
import { expressionIn, isExpression } from './expressions';
import { isObject } from './json';
import type { Problems } from './problems';
import { forbiddenIn } from './syntax-check';
import { groupsIn } from './transition-check';

/** What of `$states` a field may look at, beside the input and the context. */
type Sees = 'result' | 'errorOutput' | undefined;
type Path = readonly (string | number)[];
type Field = readonly [path: Path, value: unknown, sees: Sees];

/** Every expression can be parsed, and looks only at what its field has. */
export function checkExpressions(group: StateGroup, problems: Problems): void {
  for (const [name, state] of group.states) {
    const place = problems.at('States', name);
    for (const [path, value, sees] of fieldsOf(state)) {
      checkValue(value, sees, place.at(...path));
    }
    for (const [path, inner] of groupsIn(state)) checkExpressions(inner, place.at(...path));
  }
}

/** Fields of states that hold no expression themselves. */
const constant = [
  ...['Type', 'QueryLanguage', 'Comment', 'Next', 'End', 'Default', 'Resource'],
  ...['Retry', 'Catch', 'Choices', 'Branches', 'ItemProcessor'],
];

/** The fields of the state that may hold expressions. */
function fieldsOf(state: State): readonly Field[] {
  const own = Object.entries(state)
    .filter(([name]) => !constant.includes(name))
    .map(([name, value]): Field => [[name], value, seenBy(state, name)]);
  const chosen = state.Type === 'Choice' ? state.Choices : [];
  const caught = 'Catch' in state ? (state.Catch ?? []) : [];
  return [
    ...own,
    ...chosen.flatMap(({ Condition, Assign, Output }, index): Field[] => [
      [['Choices', index, 'Condition'], Condition, undefined],
      [['Choices', index, 'Assign'], Assign, undefined],
      [['Choices', index, 'Output'], Output, undefined],
    ]),
    ...caught.flatMap(({ Assign, Output }, index): Field[] => [
      [['Catch', index, 'Assign'], Assign, 'errorOutput'],
      [['Catch', index, 'Output'], Output, 'errorOutput'],
    ]),
  ];
}

const seenBy = ({ Type }: State, field: string): Sees =>
  ['Task', 'Parallel', 'Map'].includes(Type) && ['Output', 'Assign'].includes(field)
    ? 'result'
    : undefined;

function checkValue(value: unknown, sees: Sees, problems: Problems): void {
  if (typeof value === 'string') checkText(value, sees, problems);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkValue(item, sees, problems.at(index));
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) checkValue(item, sees, problems.at(name));
  }
}

function checkText(text: string, sees: Sees, problems: Problems): void {
  if (!isExpression(text)) {
    if (!text.startsWith('{%') && !text.endsWith('%}')) return;
    problems.add(`takes {% right at its start and %} right at its end, got ${text}`);
    return;
  }
  let ast: unknown;
  try {
    ast = jsonata(expressionIn(text)).ast();
  } catch (error) {
    const reason = isObject(error) ? `${String(error['code'])} ${String(error['message'])}` : '';
    problems.add(`takes a JSONata 2.0.6 expression, got ${text}: ${reason}`);
    return;
  }
  for (const reason of new Set(forbiddenIn(ast, sees))) problems.add(`${reason}, got ${text}`);
}
