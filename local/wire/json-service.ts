import { jsonAnswer, jsonRefusal } from './json-answers';
import { jsonDepth, MAX_JSON_DEPTH } from './json-depth';
import { serializationError, WireError } from './wire-error';
import type { WireRequest, WireService } from './wire-service';

export interface JsonOperation {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly region: string;
  readonly callerAddress: string;
}

export interface JsonServiceOptions {
  readonly name: string;
  readonly targetPrefix: string;
  readonly version: '1.0' | '1.1';
  /** What stands before the error's name in `__type`. */
  readonly namespace: string;
  /** Answers the operation, or throws a WireError; an unknown one is its business too. */
  readonly call: (operation: JsonOperation) => unknown;
}

/** A service that speaks awsJson1_0 or awsJson1_1: POST / with the operation in X-Amz-Target. */
export function jsonService(options: JsonServiceOptions): WireService {
  const { name, targetPrefix, version, namespace, call } = options;
  const contentType = `application/x-amz-json-${version}`;
  return {
    name,
    targetPrefix,
    answer: async (request) => {
      const operation = operationOf(request, targetPrefix);
      const { region, callerAddress } = request;
      const output = await call({ operation, input: readInput(request), region, callerAddress });
      return jsonAnswer(contentType, 200, output ?? {});
    },
    refuse: (error) => jsonRefusal(contentType, error, namespace),
  };
}

function operationOf({ method, path, headers }: WireRequest, prefix: string): string {
  const [given, operation] = (headers['x-amz-target'] ?? '').split('.');
  if (method === 'POST' && path === '/' && given === prefix && operation) return operation;
  throw new WireError(
    'UnknownOperationException',
    `expected POST / with X-Amz-Target: ${prefix}.<operation>, ` +
      `got ${method} ${path} with ${headers['x-amz-target'] ?? 'none'}`,
  );
}

function readInput({ body }: WireRequest): Readonly<Record<string, unknown>> {
  // Further in, recursion over something deeper would end in a stack overflow.
  if (jsonDepth(body) > MAX_JSON_DEPTH) {
    throw serializationError(`the body nests deeper than ${MAX_JSON_DEPTH} levels`);
  }
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch {
    throw serializationError(`the body is not JSON: ${body.slice(0, 80)}`);
  }
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input };
  throw serializationError(`the body takes a JSON object, got ${body.slice(0, 80)}`);
}
