import type { FunctionCall } from './lambda-runtime';
import { WireError } from './wire-error';
import type { WireRequest } from './wire-service';

/** Largest payloads of the two modes (Lambda quotas). */
export const MAX_SYNC_PAYLOAD_BYTES = 6 * 1024 * 1024;
export const MAX_EVENT_PAYLOAD_BYTES = 1024 * 1024;

/** A name, `name:qualifier` or an ARN, percent-encoded; the query may hold the qualifier too. */
export function readFunctionName(
  segment: string,
  query: URLSearchParams,
): { readonly name: string; readonly qualifier?: string } {
  const unknown = [...query.keys()].find((key) => key !== 'Qualifier');
  if (unknown !== undefined) {
    throw invalidParameter(`unknown parameter ${unknown}: only Qualifier is imitated`);
  }
  const given = decoded(segment);
  const parts = given.startsWith('arn:') ? given.split(':').slice(6) : given.split(':');
  const [name = '', suffix] = parts;
  if (!/^[\w-]{1,64}$/.test(name) || parts.length > 2) {
    throw invalidParameter(`not a function's name or ARN: ${given}`);
  }
  const qualifier = suffix ?? query.get('Qualifier') ?? undefined;
  return qualifier === undefined ? { name } : { name, qualifier };
}

/** Reads an Invoke; a dry run, the log tail and a client context are refused. */
export function readInvocation(request: WireRequest, segment: string): FunctionCall {
  const { headers, body, region, query } = request;
  for (const name of ['x-amz-log-type', 'x-amz-client-context', 'x-amz-tenant-id']) {
    const value = headers[name];
    if (value === undefined || value === 'None') continue;
    throw invalidParameter(`${name}: ${value} is not imitated, leave it out`);
  }
  const mode = headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (mode !== 'RequestResponse' && mode !== 'Event') {
    throw invalidParameter(`X-Amz-Invocation-Type takes RequestResponse or Event, got ${mode}`);
  }
  const most = mode === 'Event' ? MAX_EVENT_PAYLOAD_BYTES : MAX_SYNC_PAYLOAD_BYTES;
  if (Buffer.byteLength(body) > most) {
    throw new WireError(
      'RequestTooLargeException',
      `${Buffer.byteLength(body)} byte payload is too large for the ${mode} invocation type ` +
        `(limit ${most} bytes)`,
      413,
      { Type: 'User' },
    );
  }
  if (body !== '' && !isJson(body)) {
    throw new WireError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${body.slice(0, 80)}`,
      400,
      { Type: 'User' },
    );
  }
  return { region, mode, payload: body, ...readFunctionName(segment, query) };
}

/** The segment as it is where its percent-encoding is broken: then no name fits it. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const invalidParameter = (message: string): WireError =>
  new WireError('InvalidParameterValueException', message, 400, { Type: 'User' });

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
