import { seededChance } from '../../core/chance/seeded-chance';
import { planeViewOf } from '../../core/topology/plane-view';
import { unseen } from '../../core/health/verdict';
import type { Opinion, PlaneRows } from '../../core/voting/records';
import { drainEndpoint } from '../../lambdas/traffic/drain/handler';
import { Endpoint } from '../../sim/endpoint';
import { editedTopology } from '../support/edited-topology';

const view = planeViewOf(editedTopology('topology.json'));
const [observer = '', ...others] = view.regions;
const log = { info: () => undefined, warn: () => undefined };

test('whoever is spared a question would have been told the same', async () => {
  const chance = seededChance(1);
  let nowMs = 0;
  let rows: PlaneRows = { holds: [] };
  const ports = {
    log,
    clock: { now: () => nowMs, sleep: () => Promise.resolve() },
    readRows: () => Promise.resolve(rows),
  };
  const endpoint = new Endpoint(ports, view, observer);
  const handler = drainEndpoint(ports, view, observer);
  const told = { yes: 0, no: 0, atOnce: 0 };
  for (let asked = 0; asked < 3_000; asked += 1) {
    nowMs += chance() * (chance() < 0.01 ? 200_000 : 400);
    if (chance() < 0.1) rows = someRows(chance, nowMs);
    const region = others[Math.floor(chance() * others.length)] ?? '';
    const path = chance() < 0.05 ? '/drain/nowhere' : `/drain/${region}`;
    const said = endpoint.says(path);
    const event = { rawPath: path, requestContext: { http: { method: 'GET' } } };
    expect(await said).toBe((await handler(event)).statusCode === 200);
    const votes = { rawPath: '/votes', requestContext: { http: { method: 'GET' } } };
    expect(await endpoint.get('/votes')).toEqual(await handler(votes));
    told[(await said) ? 'yes' : 'no'] += 1;
    if (typeof said === 'boolean') told.atOnce += 1;
  }
  // Each of them often enough to mean something.
  for (const often of Object.values(told)) expect(often).toBeGreaterThan(300);
});

/** Votes and holds about some, and a heartbeat that may be too old to count. */
function someRows(chance: () => number, nowMs: number): PlaneRows {
  const opinions = Object.fromEntries(
    others.map((region): [string, Opinion] => {
      const vote = { sinceMs: nowMs, because: 'three failures in a row' };
      return [region, chance() < 0.4 ? { ...unseen(nowMs), vote } : unseen(nowMs)];
    }),
  );
  const beatAtMs = nowMs - chance() * 2_000 * view.truthSeconds;
  const record = { observer, generation: 1, isolated: false, opinions, beatAtMs };
  const [region = ''] = others;
  const hold = { id: 'h', region, by: 'ana', reason: 'works there', atMs: nowMs };
  return { observer: record, holds: chance() < 0.2 ? [hold] : [] };
}
