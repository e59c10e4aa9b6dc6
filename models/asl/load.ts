import type * as z from 'zod';
import type { State, StateGroup } from './definition';
import { groupFields, machineFields, processorFields, stateFields } from './definition';
import { checkExpressions } from './expression-check';
import { Expressions } from './expressions';
import { isObject, shown } from './json';
import { InvalidDefinition, Problems } from './problems';
import { checkState } from './state-check';
import { checkTransitions } from './transition-check';
import { checkNames, checkVariables } from './variable-check';

/** The largest definition, in bytes (Step Functions quotas). */
export const MAX_DEFINITION_BYTES = 1024 * 1024;
/** The longest name of a state, in characters. */
const MAX_STATE_NAME = 80;

/** A definition that has been found good; it can be run any number of times, side by side. */
export type Machine = {
  readonly top: StateGroup;
  readonly timeoutSeconds: number | undefined;
  readonly expressions: Expressions;
};

/**
 * Reads a definition, as JSON text or parsed. Throws InvalidDefinition with everything that AWS
 * would refuse when the machine is created, and with what this interpreter does not imitate:
 * JSONPath, other integrations than Lambda's, distributed maps, tolerated failures.
 */
export function loadDefinition(definition: unknown): Machine {
  const problems = new Problems();
  const raw = typeof definition === 'string' ? parsed(definition, problems) : definition;
  const bytes = Buffer.byteLength(typeof definition === 'string' ? definition : shown(raw));
  if (bytes > MAX_DEFINITION_BYTES) {
    problems.add(`takes at most ${MAX_DEFINITION_BYTES} bytes, got ${bytes}`);
  }
  const fields = read(machineFields, raw, problems, 'a state machine');
  const top = readStates(raw, problems);
  const whole = problems.list.length === 0;
  checkTransitions(top, problems, whole);
  checkNames(top, problems);
  checkVariables(top, problems);
  checkExpressions(top, problems);
  if (problems.list.length > 0) throw new InvalidDefinition(problems.list);
  return { top, timeoutSeconds: fields?.TimeoutSeconds, expressions: new Expressions() };
}

function parsed(text: string, problems: Problems): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    problems.add(`takes a JSON object, got something else: ${String(error)}`);
    return undefined;
  }
}

/** Stands for a state that could not be read, so that the others can be checked beside it. */
const unreadable: State = { Type: 'Succeed' };

/** Reads the states of a group whose own fields have been looked at, however wrong they are. */
function readStates(raw: unknown, problems: Problems): StateGroup {
  const given = isObject(raw) && isObject(raw['States']) ? raw['States'] : {};
  const states = new Map<string, State>();
  for (const [name, state] of Object.entries(given)) {
    const place = problems.at('States', name);
    if (name.length > MAX_STATE_NAME) {
      place.add(`takes a name of at most ${MAX_STATE_NAME} characters, got ${name.length}`);
    }
    states.set(name, readState(state, place) ?? unreadable);
  }
  return { startAt: isObject(raw) ? String(raw['StartAt']) : '', states };
}

function readState(raw: unknown, problems: Problems): State | undefined {
  const type = isObject(raw) ? raw['Type'] : undefined;
  const known = Object.keys(stateFields).find((one) => one === type);
  if (known === undefined) {
    problems.at('Type').add(`takes ${Object.keys(stateFields).join(', ')}, got ${shown(type)}`);
    return undefined;
  }
  const schema = stateFields[known as keyof typeof stateFields] as z.ZodType<Fields>;
  const fields = read(schema, raw, problems, `a ${known} state`);
  const state = withGroups(isObject(raw) ? raw : {}, fields, problems);
  if (state !== undefined) checkState(state, problems);
  return state;
}

type Fields = z.infer<(typeof stateFields)[keyof typeof stateFields]>;

/** Adds the states inside Parallel and Map, which are looked at even where the rest is wrong. */
function withGroups(
  raw: Readonly<Record<string, unknown>>,
  fields: Fields | undefined,
  problems: Problems,
): State | undefined {
  const { Type, ItemProcessor, Branches } = raw;
  if (Type === 'Map') {
    const place = problems.at('ItemProcessor');
    read(processorFields, ItemProcessor, place, 'an ItemProcessor');
    const group = readStates(ItemProcessor, place);
    return fields?.Type === 'Map' ? { ...fields, ItemProcessor: group } : undefined;
  }
  if (Type === 'Parallel') {
    const groups = (Array.isArray(Branches) ? Branches : []).map((branch: unknown, index) => {
      const place = problems.at('Branches', index);
      read(groupFields, branch, place, 'a branch');
      return readStates(branch, place);
    });
    return fields?.Type === 'Parallel' ? { ...fields, Branches: groups } : undefined;
  }
  return fields?.Type === 'Parallel' || fields?.Type === 'Map' ? undefined : fields;
}

/** Parses by a schema; each of its issues becomes a problem. Unknown fields alone spoil nothing else. */
function read<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  problems: Problems,
  what: string,
): T | undefined {
  const { success, data, error } = schema.safeParse(raw);
  if (success) return data;
  const unknown = new Set<string>();
  for (const issue of error.issues) {
    const place = problems.at(...issue.path.map(String));
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) place.at(key).add(`unknown field of ${what} in JSONata`);
      if (issue.path.length === 0) issue.keys.forEach((key) => unknown.add(key));
    } else if (issue.code === 'custom') {
      place.add(issue.message);
    } else {
      place.add(`${issue.message.toLowerCase()}, got ${shown(valueAt(raw, issue.path))}`);
    }
  }
  if (unknown.size === 0 || !isObject(raw)) return undefined;
  return schema.safeParse(
    Object.fromEntries(Object.entries(raw).filter(([name]) => !unknown.has(name))),
  ).data;
}

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined,
    raw,
  );
