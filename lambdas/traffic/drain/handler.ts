import * as z from 'zod';
import type { PlaneView } from '../../../core/topology/plane-view';
import { pictureOf, servedAbout } from '../../../core/voting/picture';
import type { PlaneRows } from '../../../core/voting/records';
import type { Clock, Log, ReadRows } from '../../ports';

export type DrainPorts = { readonly clock: Clock; readonly log: Log; readonly readRows: ReadRows };

/** What is used of a function URL's request (payload format 2.0); a stranger wrote it. */
const requestSchema = z.object({
  rawPath: z.string(),
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
});

export type DrainResponse = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
};

/** Checkers ask several times a second; the rows are read at most once in this time. */
export const cacheMs = 1_000;

/**
 * Serves this observer's word about every other region. `GET /drain/<region>` is 200 only while it
 * votes or holds and 404 in every other case, never a redirect: Route 53 takes 2xx and 3xx for yes.
 * `GET /votes` is the whole picture. Where the rows cannot be read, the last ones answer.
 */
export function drainEndpoint(
  ports: DrainPorts,
  view: PlaneView,
  observer: string,
): (event: unknown) => Promise<DrainResponse> {
  const rowsNow = freshRows(ports);
  return async (event) => {
    const read = requestSchema.safeParse(event);
    if (!read.success) return answer(400, { error: 'not a request of a function URL' });
    const { rawPath: path, requestContext } = read.data;
    const { method } = requestContext.http;
    if (method !== 'GET' && method !== 'HEAD') {
      return answer(405, { error: `method not served, got ${printable(method)}; use GET` });
    }
    const nowMs = ports.clock.now();
    if (path === '/votes') return answer(200, pictureOf(await rowsNow(), view, observer, nowMs));
    const target = /^\/drain\/([a-z0-9-]{1,40})$/.exec(path)?.[1];
    if (target === undefined || target === observer || !view.regions.includes(target)) {
      const error = `nothing served at ${printable(path)}; ask /votes or /drain/<another region>`;
      return answer(404, { error });
    }
    const rows = await rowsNow();
    const served = servedAbout(target, rows, view, nowMs);
    const verdict = rows.observer?.opinions[target]?.verdict ?? 'unknown';
    return answer(served.drain ? 200 : 404, { observer, target, verdict, ...served });
  };
}

/** Reads at most once per `cacheMs`, once for all who ask meanwhile, and keeps the last good rows. */
function freshRows({ clock, log, readRows }: DrainPorts): () => Promise<PlaneRows> {
  let rows: PlaneRows = { holds: [] };
  let readAtMs = -Infinity;
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    try {
      rows = await readRows();
    } catch (error) {
      log.warn('rows not read; the last ones answer', { error: String(error) });
    }
    readAtMs = clock.now();
    reading = undefined;
  };
  return async () => {
    if (clock.now() - readAtMs >= cacheMs) await (reading ??= read());
    return rows;
  };
}

const answer = (statusCode: number, body: unknown): DrainResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: `${JSON.stringify(body)}\n`,
});

const printable = (text: string): string => JSON.stringify(text.slice(0, 80));
