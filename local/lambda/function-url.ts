import type http from 'node:http';

/** What of a function URL's answer reaches the caller. */
type UrlAnswer = {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** An HTTP request as a function URL hands it to the function (payload format 2.0). */
export function urlEvent(request: http.IncomingMessage): unknown {
  const [rawPath = '/', rawQueryString = ''] = (request.url ?? '/').split('?');
  return {
    version: '2.0',
    rawPath,
    rawQueryString,
    headers: request.headers,
    requestContext: {
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        sourceIp: request.socket.remoteAddress ?? '',
      },
    },
    isBase64Encoded: false,
  };
}

/** Sends a function's result as a function URL would: what has no status code is a body. */
export function sendUrlAnswer(result: unknown, response: http.ServerResponse): void {
  const shaped = typeof result === 'object' && result !== null && 'statusCode' in result;
  const answer = (shaped ? result : { body: JSON.stringify(result) }) as UrlAnswer;
  response.writeHead(answer.statusCode ?? 200, answer.headers ?? {});
  response.end(answer.body ?? '');
}
