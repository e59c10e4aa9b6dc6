import http from 'node:http';
import * as z from 'zod';
import { shapeProblems } from '../../core/topology/shape-problems';
import { describeProblem } from '../../core/topology/problem';
import type { Fault } from '../network/fault';
import { faultSchema, regionsOf } from '../network/fault';

/** What the desk lets a command do to it. */
export type Controls = {
  readonly regions: readonly string[];
  readonly state: () => unknown;
  readonly break: (fault: Fault) => string;
  /** Ends the faults of a region, or all; says what ended. */
  readonly heal: (region: string | undefined) => string;
};

const healSchema = z.strictObject({ region: z.string().optional() });

/** A fault is a line; a body beyond this is a mistake. */
const bodyLimit = 16 * 1024;

/** A request that cannot be done, with the sentences that say why. */
class Refused extends Error {
  override readonly name = 'Refused';
}

/** The desk's own door, on loopback: `GET /state`, `POST /break`, `POST /heal`, JSON in and out. */
export async function openControl(address: string, controls: Controls) {
  const server = http.createServer((request, response) => {
    answer(request, controls).then(
      (body) => {
        reply(response, 200, body);
      },
      (error: unknown) => {
        const refused = error instanceof Refused;
        reply(response, refused ? 400 : 500, { error: (error as Error).message });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, address, resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    url: `http://${address}:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(request: http.IncomingMessage, controls: Controls): Promise<unknown> {
  // A page in somebody's browser must not break regions: it would name itself here.
  if (request.headers.origin !== undefined) throw new Refused('not for web pages');
  const route = `${request.method ?? ''} ${request.url ?? ''}`;
  if (route === 'GET /state') return controls.state();
  if (route === 'POST /break') {
    const fault = await bodyOf(request, faultSchema);
    knownRegions(regionsOf(fault), controls);
    return { done: controls.break(fault) };
  }
  if (route === 'POST /heal') {
    const { region } = await bodyOf(request, healSchema);
    knownRegions(region === undefined ? [] : [region], controls);
    return { done: controls.heal(region) };
  }
  throw new Refused(`nothing at ${route}; GET /state, POST /break or POST /heal`);
}

function knownRegions(named: readonly string[], { regions }: Controls): void {
  const unknown = named.filter((region) => !regions.includes(region));
  if (unknown.length > 0) {
    throw new Refused(`no region ${unknown.join(', ')}; one of ${regions.join(', ')}`);
  }
}

async function bodyOf<T>(request: http.IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > bodyLimit) throw new Refused(`body over ${bodyLimit} bytes`);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new Refused('body is not JSON');
  }
  const read = schema.safeParse(document);
  if (read.success) return read.data;
  const problems = shapeProblems(schema, document, read.error);
  throw new Refused(problems.map(describeProblem).join('\n'));
}

function reply(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}
