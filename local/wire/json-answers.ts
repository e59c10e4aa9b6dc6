import type { WireError } from './wire-error';
import type { WireAnswer } from './wire-service';

/** A JSON answer; the server adds the request id that every AWS answer carries. */
export function jsonAnswer(contentType: string, status: number, body: unknown): WireAnswer {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(body) };
}

/** An error as the JSON protocols write it: its type in the header, and in awsJson in the body. */
export function jsonRefusal(
  contentType: string,
  { code, message, status, fields }: WireError,
  namespace = '',
): WireAnswer {
  const answer = jsonAnswer(contentType, status, {
    __type: `${namespace}${code}`,
    message,
    ...fields,
  });
  return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': code } };
}
