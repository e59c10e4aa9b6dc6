import * as z from 'zod';
import type { Problem } from './problem';
import { formatPath, show } from './problem';

type Issue = z.core.$ZodIssue;
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every shape problem of a document, in the document's own order of issues. */
export function shapeProblems(schema: z.ZodType, document: unknown, error: z.ZodError): Problem[] {
  const written = z.toJSONSchema(schema, { io: 'input' });
  return error.issues.flatMap((issue) => fromIssue(issue, written, document));
}

function fromIssue(issue: Issue, schema: JsonSchema, document: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(schemaAt(schema, issue.path)?.properties ?? {}).join(', ');
    return issue.keys.map((key) => ({
      path: formatPath([...issue.path, key]),
      got: valueAt(document, [...issue.path, key]),
      problem: 'this key is not known here',
      instead: `write one of ${known}, or leave it out`,
    }));
  }
  const here = schemaAt(schema, issue.path);
  return [
    {
      path: formatPath(issue.path),
      got: valueAt(document, issue.path),
      problem: complaint(issue),
      instead: advice(issue, here),
    },
  ];
}

function complaint(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'too_small':
      return `too small, at least ${String(issue.minimum)}${unitOf(issue.origin)}`;
    case 'too_big':
      return `too large, at most ${String(issue.maximum)}${unitOf(issue.origin)}`;
    case 'invalid_format':
      return 'not in the form that is read here';
    case 'invalid_value':
    case 'invalid_union':
      return 'not one of the values that are read here';
    default:
      return issue.message.toLowerCase();
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function advice(issue: Issue, here: JsonSchema | undefined): string {
  if (issue.code === 'invalid_value') return `write one of ${issue.values.map(show).join(', ')}`;
  const choices = here?.enum?.map(show) ?? here?.anyOf?.map((choice) => choiceOf(choice));
  if (choices !== undefined) return `write one of ${choices.join(', ')}`;
  const meaning = here?.description === undefined ? '' : ` (${here.description})`;
  const example = Array.isArray(here?.examples) ? `, for example ${show(here.examples[0])}` : '';
  return `write ${rangeOf(here)}${meaning}${example}`;
}

function choiceOf(choice: unknown): string {
  const schema = choice as JsonSchema;
  return schema.const === undefined ? rangeOf(schema) : show(schema.const);
}

function rangeOf(here: JsonSchema | undefined): string {
  const type = typeof here?.type === 'string' ? here.type : 'value';
  const article = /^[aeio]/.test(type) ? 'an' : 'a';
  if (here?.minimum === undefined || here.maximum === undefined) return `${article} ${type}`;
  return `${article} ${type} from ${here.minimum} to ${here.maximum}`;
}

function schemaAt(schema: JsonSchema, path: readonly PropertyKey[]): JsonSchema | undefined {
  let here: JsonSchema | undefined = schema;
  for (const key of path) {
    const items: unknown = here?.items ?? here?.prefixItems?.[0];
    here = (typeof key === 'number' ? items : here?.properties?.[String(key)]) as
      JsonSchema | undefined;
  }
  return here;
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let here: unknown = document;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<PropertyKey, unknown>)[key];
  }
  return here;
}
