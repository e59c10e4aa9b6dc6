import type { AttributeValue, Item } from '../attribute-value';
import { attributeOf, membersOf, typeOf, withMembers } from '../attribute-value';
import type { Decimal } from '../decimal';
import { addDecimals, decimalProblem, formatDecimal, negated, parseDecimal } from '../decimal';
import { invalid } from '../errors';
import { valueAt } from './path';
import type { UpdateAction, UpdateValue } from './update';

type Current = AttributeValue | undefined;
/** What becomes of one place: a new value from the old one, or changes further down. */
type Change = ((current: Current) => Current) | Map<string | number, Change>;

/**
 * The item after an update. All right sides are read from the item as it was, and list indexes mean
 * the positions before the update. Elements set beyond the end are appended in order of index.
 */
export function applyUpdate(actions: readonly UpdateAction[], item: Item): Item {
  const root: Change = new Map();
  for (const action of actions) {
    const [steps, last] = [action.path.slice(0, -1), action.path.at(-1)];
    let node = root;
    for (const step of steps) {
      const next = node.get(step);
      const child: Change = next instanceof Map ? next : new Map<string | number, Change>();
      node.set(step, child);
      node = child;
    }
    if (last !== undefined) node.set(last, changeOf(action, item));
  }
  const changed = change({ M: item }, root);
  return changed !== undefined && 'M' in changed ? changed.M : item;
}

function changeOf(action: UpdateAction, item: Item): (current: Current) => Current {
  switch (action.kind) {
    case 'SET': {
      const value = evaluate(action.value, item);
      return () => value;
    }
    case 'REMOVE':
      return () => undefined;
    case 'ADD':
      return (current) => added(current, action.value);
    case 'DELETE':
      return (current) => without(current, action.value);
  }
}

function change(current: Current, changes: Change): Current {
  if (typeof changes === 'function') return changes(current);
  const byName = [...changes].every(([step]) => typeof step === 'string');
  if (current !== undefined && 'M' in current && byName) {
    const members = new Map(Object.entries(current.M));
    for (const [step, below] of changes) {
      const name = String(step);
      const value = change(attributeOf(current.M, name), below);
      if (value === undefined) members.delete(name);
      else members.set(name, value);
    }
    return { M: Object.fromEntries(members) };
  }
  if (current === undefined || !('L' in current) || byName) {
    throw invalid('The document path provided in the update expression is invalid for update');
  }
  const elements: Current[] = [...current.L];
  const inOrder = [...changes].sort(([a], [b]) => Number(a) - Number(b));
  for (const [step, below] of inOrder) {
    const index = Number(step);
    const value = change(current.L[index], below);
    if (index < current.L.length) elements[index] = value;
    else elements.push(value);
  }
  return { L: elements.filter((element) => element !== undefined) };
}

function evaluate(value: UpdateValue, item: Item): AttributeValue {
  switch (value.kind) {
    case 'value':
      return value.value;
    case 'path': {
      const found = valueAt(item, value.path);
      if (found !== undefined) return found;
      throw invalid(
        'The provided expression refers to an attribute that does not exist in the item',
      );
    }
    case 'if_not_exists':
      return valueAt(item, value.path) ?? evaluate(value.otherwise, item);
    case 'list_append': {
      const [left, right] = [evaluate(value.left, item), evaluate(value.right, item)];
      if (!('L' in left && 'L' in right)) throw wrongType();
      return { L: [...left.L, ...right.L] };
    }
    case '+':
    case '-': {
      const [left, right] = [evaluate(value.left, item), evaluate(value.right, item)];
      const other = numberOf(right);
      return sum(numberOf(left), value.kind === '+' ? other : negated(other));
    }
  }
}

/** ADD: a number is added to, from 0 if absent; a set takes the members it lacks. */
function added(current: Current, value: AttributeValue): AttributeValue {
  if (current === undefined) return value;
  if (typeOf(current) !== typeOf(value)) throw wrongType();
  if ('N' in value) return sum(numberOf(current), numberOf(value));
  const members = new Set([...(membersOf(current) ?? []), ...(membersOf(value) ?? [])]);
  return withMembers(value, [...members]);
}

/** DELETE: a set loses the members; an emptied one disappears. */
function without(current: Current, value: AttributeValue): Current {
  if (current === undefined) return undefined;
  if (typeOf(current) !== typeOf(value)) throw wrongType();
  const lost = new Set(membersOf(value));
  const members = (membersOf(current) ?? []).filter((member) => !lost.has(member));
  return members.length === 0 ? undefined : withMembers(value, members);
}

function numberOf(value: AttributeValue): Decimal {
  const decimal = 'N' in value ? parseDecimal(value.N) : undefined;
  if (decimal === undefined) throw wrongType();
  return decimal;
}

function sum(a: Decimal, b: Decimal): AttributeValue {
  const result = addDecimals(a, b);
  const problem = decimalProblem(result);
  if (problem !== undefined) throw invalid(problem);
  return { N: formatDecimal(result) };
}

const wrongType = () => invalid('An operand in the update expression has an incorrect data type');
