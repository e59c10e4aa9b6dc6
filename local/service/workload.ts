import type http from 'node:http';
import type { Network } from '../network/network';

/** After this a slow answer is no answer: five times what a prober or client waits. */
const slowAnswerMs = 10_000;

/**
 * The bank's service, as small as it can be and still be asked: the topology's health paths, the actuator's
 * probes, and everything under `/api/`. Faults of its region show in every answer.
 */
export function workload(region: string, network: Network, healthPaths: readonly string[]) {
  return (request: http.IncomingMessage, response: http.ServerResponse): void => {
    const mood = network.grayness(region);
    if (mood === 'slow') {
      const late = setTimeout(() => {
        answer(response, 200, { region, slow: true });
      }, slowAnswerMs);
      response.on('close', () => {
        clearTimeout(late);
      });
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
      answer(response, 200, { region, served: path });
    } else {
      answer(response, 404, { region, error: `nothing at ${path}; try /api/v1/banking/accounts` });
    }
  };
}

function answer(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}
