import type { ControlRow, Draft } from '../../../../core/control/rows';
import { Stage, cell, incident, incidentId, region, runner, startMs } from '../../step-stage';

const hold = {
  row: 'hold' as const,
  id: `${incidentId}-7`,
  region,
  by: `incident ${incidentId}`,
  reason: 'r',
  atMs: startMs,
};
const released = { row: 'release' as const, id: hold.id, by: 'ana', reason: 'r', atMs: startMs };
const moved = cell({ region: runner, roleEpoch: 4, movedBy: incidentId });
const out = incident({ level: 0 });
const weights = {
  row: 'weights' as const,
  pool: 'world',
  generation: { epoch: 7, step: 1 },
  weights: {},
  admission: {},
  wantedAtMs: startMs,
};
const release = `when it is known to be whole: meridian release ${region} --reason …`;
const byItself = `${region} comes back by itself once it is healthy and admitted`;

describe('operators are told how it ended and what stays to do', () => {
  test.each<[string, 'done' | 'recovered' | 'aborted', Draft<ControlRow>[], string]>([
    [
      'a writer that is held',
      'done',
      [out, moved, hold],
      `failover of ${region} ends as done: clients go elsewhere, ${runner} writes world; ` +
        `${region} is held by incident ${incidentId}; ${release}`,
    ],
    [
      'a hold that was released meanwhile',
      'done',
      [out, moved, hold, released],
      `failover of ${region} ends as done: clients go elsewhere, ${runner} writes world; ${byItself}`,
    ],
    [
      'a region that wrote nothing',
      'done',
      [out, cell({ region: runner, movedBy: 'an earlier incident' })],
      `failover of ${region} ends as done: clients go elsewhere, no role has moved; ${byItself}`,
    ],
    [
      'a hold on another region',
      'recovered',
      [incident(), { ...hold, region: 'eu-west-1' }],
      `failover of ${region} ends as recovered: ${region} is healthy again, no role has moved`,
    ],
    [
      'one cell moved before the region was well',
      'recovered',
      [out, moved, hold],
      `failover of ${region} ends as recovered: ${region} is healthy again, ${runner} writes world; ` +
        `${region} is held by incident ${incidentId}; ${release}`,
    ],
    [
      'weights that Route 53 does not take',
      'recovered',
      [incident(), { ...weights, pending: 'throttled' }],
      `failover of ${region} ends as recovered: ${region} is healthy again, no role has moved; ` +
        'weights of world are not in DNS yet and are tried again: throttled',
    ],
    [
      'a return that reached its end',
      'done',
      [incident({ kind: 'restore' }), weights],
      `restore of ${region} ends as done: ${region} has 100 % of its share`,
    ],
    [
      'a return that was called off',
      'aborted',
      [incident({ kind: 'restore', level: 0 })],
      `restore of ${region} ends as aborted: ${region} has 0 % of its share; ${byItself}`,
    ],
  ])('%s', async (_, as, rows, text) => {
    const stage = new Stage({ rows, pictures: [] });
    expect(await stage.run('IncidentClose', { as })).toEqual({ outcome: 'closed' });
    const about = { about: region, incident: incidentId };
    const kind = rows[0]?.row === 'incident' ? rows[0].kind : '';
    expect(stage.facts).toMatchObject([
      { ...about, kind: 'IncidentClosed', text: `${kind} of ${region} ends as ${as}` },
      { ...about, kind: 'OperatorPaged', severity: 'notice', text },
    ]);
    const row = { phase: 'closed', outcome: as, status: `ended as ${as}` };
    expect(stage.row(`incident#${region}`)).toMatchObject(row);
  });

  test('a drill leaves nothing to do', async () => {
    const practised = { ...out, drill: true };
    const stage = new Stage({ rows: [practised, moved, hold], pictures: [] });
    await stage.run('IncidentClose', { as: 'done', drill: true });
    expect(stage.facts.at(-1)?.text).toBe(
      `failover of ${region} ends as done: all of it was practised, and nothing real has moved`,
    );
  });
});
