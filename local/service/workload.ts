import type http from 'node:http';
import type { RegionConfig } from '../../core/writer/region-config';
import { mayWrite } from '../../core/writer/region-config';
import type { Network } from '../network/network';

/** After this a slow answer is no answer: five times what a prober or client waits. */
const slowAnswerMs = 10_000;

/** How long a client that was shed should stay away. */
const retryAfterSeconds = 30;

export type WorkloadSettings = {
  readonly region: string;
  readonly network: Network;
  readonly healthPaths: readonly string[];
  /** What the reconciler told this region last. */
  readonly config: () => RegionConfig | undefined;
  readonly now: () => number;
  readonly chance: () => number;
};

/**
 * The bank's service, as small as it can be and still be asked: the topology's health paths, the
 * actuator's probes, and everything under `/api/`. It sheds what it was told not to admit, and
 * writes only under a permit: `POST /api/<cell>/…`. Faults of its region show in every answer.
 */
export function workload(settings: WorkloadSettings) {
  const { region, network, healthPaths, config } = settings;
  return (request: http.IncomingMessage, response: http.ServerResponse): void => {
    const mood = network.grayness(region);
    if (mood === 'slow') {
      answerLate(region, response);
      return;
    }
    if (mood === 'errors') {
      answer(response, 503, { region, error: 'the region is sick' });
      return;
    }
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (healthPaths.includes(path) || path.startsWith('/actuator/health')) {
      answer(response, 200, { region, status: 'UP' });
    } else if (path.startsWith('/api/')) {
      serve(path, request.method ?? 'GET', config(), settings, response);
    } else {
      answer(response, 404, { region, error: `nothing at ${path}; try /api/v1/banking/accounts` });
    }
  };
}

function serve(
  path: string,
  method: string,
  config: RegionConfig | undefined,
  { region, now, chance }: WorkloadSettings,
  response: http.ServerResponse,
): void {
  const admission = config?.admission ?? 1;
  if (admission < 1 && chance() >= admission) {
    response.setHeader('retry-after', String(retryAfterSeconds));
    answer(response, 503, { region, error: 'shed: the surviving regions are full' });
    return;
  }
  if (method === 'GET' || method === 'HEAD') {
    answer(response, 200, { region, served: path });
    return;
  }
  const cell = path.split('/')[2] ?? '';
  if (mayWrite(config, cell, now())) {
    answer(response, 200, { region, wrote: path, roleEpoch: config?.cells[cell]?.roleEpoch });
    return;
  }
  const writer = config?.cells[cell]?.writer;
  const error = `${region} has no valid permit to write ${cell || 'a cell'}`;
  answer(response, 409, { region, error, ...(writer === undefined ? {} : { writer }) });
}

function answerLate(region: string, response: http.ServerResponse): void {
  const late = setTimeout(() => {
    answer(response, 200, { region, slow: true });
  }, slowAnswerMs);
  response.on('close', () => {
    clearTimeout(late);
  });
}

function answer(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}
