import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedCall } from './call-record';
import { recordOf } from './call-record';
import { readCredentialScope } from './credential-scope';
import { jsonRefusal } from './json-answers';
import { HungUp, MAX_BODY_BYTES, readBody } from './read-body';
import { internalError, WireError } from './wire-error';
import type { WireAnswer, WireService } from './wire-service';

/** Whether a caller gets through to a service: `error` answers 500, `unreachable` never answers. */
export type Reach = (
  callerAddress: string,
  service: string,
  region: string,
) => 'ok' | 'unreachable' | 'error';

export interface WireServerOptions {
  readonly services: readonly WireService[];
  /** Asked before each request; everybody reaches everything if it is left out. */
  readonly reach?: Reach;
  /** A loopback address. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly maxBodyBytes?: number;
  /** Told of every request that reached its service. */
  readonly onCall?: (call: RecordedCall) => void;
  /** Told of errors that are nobody's refusal: mistakes in the desk itself. */
  readonly onMistake?: (error: unknown) => void;
}

export interface WireServer {
  /** For AWS_ENDPOINT_URL. */
  readonly url: string;
  readonly port: number;
  /** Ends all sockets, answered or not. */
  close(): Promise<void>;
}

/** Starts the server that stands in for AWS's endpoints of all regions and services it is given. */
export async function startWireServer(options: WireServerOptions): Promise<WireServer> {
  const { host = '127.0.0.1', port = 0 } = options;
  if (!host.startsWith('127.')) throw new Error(`not a loopback address: ${host}, use 127.x.y.z`);
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    response.setHeader('x-amzn-requestid', `desk-${requests}`);
    void serve(options, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Never rejects: whatever happens to one request leaves the server running. */
async function serve(
  options: WireServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let service: WireService | undefined;
  try {
    const scope = readCredentialScope(request.headers.authorization);
    service = serviceOf(options.services, request, scope.service);
    const callerAddress = request.socket.remoteAddress ?? '';
    const reached = options.reach?.(callerAddress, service.name, scope.region) ?? 'ok';
    if (reached === 'unreachable') {
      request.resume();
      return;
    }
    const body = await readBody(request, options.maxBodyBytes ?? MAX_BODY_BYTES);
    if (reached === 'error') throw internalError(`${service.name} in ${scope.region} is broken`);
    const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
    const query = new URLSearchParams(search);
    const method = request.method ?? 'GET';
    const headers = singleHeaders(request);
    const { region } = scope;
    const asked = { method, path, query, headers, body, region, callerAddress };
    options.onCall?.(recordOf(service.name, asked));
    send(response, await service.answer(asked));
  } catch (error) {
    if (error instanceof HungUp) return;
    if (!(error instanceof WireError)) options.onMistake?.(error);
    const refusal = error instanceof WireError ? error : internalError(String(error));
    send(response, service?.refuse(refusal) ?? jsonRefusal('application/json', refusal));
  }
}

/** By the target's prefix where there is one, otherwise by the name in the credential scope. */
function serviceOf(
  services: readonly WireService[],
  { headers }: IncomingMessage,
  scopeService: string,
): WireService {
  const [prefix] = String(headers['x-amz-target'] ?? '').split('.');
  const service =
    services.find(({ targetPrefix }) => targetPrefix !== undefined && targetPrefix === prefix) ??
    services.find(({ name }) => name === scopeService);
  if (service !== undefined) return service;
  throw new WireError(
    'UnknownOperationException',
    `the service ${scopeService} is not imitated, ` +
      `only ${services.map(({ name }) => name).join(', ')}`,
  );
}

function singleHeaders({ headers }: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}

function send(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  if (response.destroyed) return;
  // A body that was not read to its end must not be taken for the next request.
  const close = response.req.complete ? {} : { connection: 'close' };
  response.writeHead(status, { ...headers, ...close });
  response.end(body);
}
