import { isObject } from './json';

/** What lies below these looks at a value of its own, so that `$` and plain names mean something. */
const nesting = ['stages', 'predicate', 'group', 'terms', 'pattern', 'update', 'delete'];

const refused: Readonly<Record<string, string>> = {
  eval: '$eval does not exist in Step Functions, use $parse',
  hash: '$hash is not imitated',
};

/**
 * What an expression must not do, from JSONata's syntax tree: look at the input document that
 * States has not, at a part of `$states` that its field has not, or call what does not exist.
 */
export function forbiddenIn(node: unknown, sees: string | undefined, nested = false): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => forbiddenIn(one, sees, nested));
  if (!isObject(node) || node['type'] === 'regex') return [];
  const below = Object.entries(node).flatMap(([field, child]) =>
    field === 'steps' && Array.isArray(child)
      ? child.flatMap((step, index) => forbiddenIn(step, sees, nested || index > 0))
      : forbiddenIn(child, sees, nested || nesting.includes(field)),
  );
  return [...own(node, sees, nested), ...below];
}

type Node = Readonly<Record<string, unknown>>;

function own(node: Node, sees: string | undefined, nested: boolean): string[] {
  switch (node['type']) {
    case 'variable':
      return ofVariable(String(node['value']), nested);
    case 'name':
    case 'wildcard':
    case 'descendant':
    case 'parent':
      return nested
        ? []
        : [`there is no input document, ${String(node['value'])} takes a variable before it`];
    case 'path':
      return ofPath(node['steps'], sees);
    case 'function':
      return isSeededRandom(node) ? ['a seed for $random is not imitated'] : [];
    default:
      return [];
  }
}

function ofVariable(name: string, nested: boolean): string[] {
  if (name === '$') return ['there is no input document, $$ must not be used'];
  if (name === '' && !nested) return ['there is no input document, $ takes something around it'];
  return Object.hasOwn(refused, name) ? [refused[name] ?? ''] : [];
}

function ofPath(steps: unknown, sees: string | undefined): string[] {
  const [first, second] = Array.isArray(steps) ? (steps as unknown[]) : [];
  if (!isObject(first) || first['type'] !== 'variable' || first['value'] !== 'states') return [];
  const part = isObject(second) ? second['value'] : undefined;
  if ((part !== 'result' && part !== 'errorOutput') || part === sees) return [];
  return [`$states.${part} does not exist in this field`];
}

function isSeededRandom({ procedure, arguments: given }: Node): boolean {
  return (
    isObject(procedure) &&
    procedure['type'] === 'variable' &&
    procedure['value'] === 'random' &&
    Array.isArray(given) &&
    given.length > 0
  );
}
