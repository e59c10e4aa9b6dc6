import { Stage, incident, incidentId, region, runner, seeing, startMs } from '../../step-stage';

const key = `incident#${region}`;

test('the first run of an incident calls for a person at once', async () => {
  const stage = new Stage({ rows: [incident()], pictures: seeing('failed') });
  await stage.run('IncidentNotify', {});
  expect(stage.facts).toMatchObject([
    { kind: 'OperatorPaged', severity: 'critical', text: `failover of ${region} begins: a test` },
  ]);
  expect(stage.row(key)).toMatchObject({ announced: { runner, epoch: 7 } });
});

test('a later run says that it goes on, after whose run, and wakes nobody', async () => {
  const announced = { runner: 'eu-west-1', epoch: 5 };
  const stage = new Stage({ rows: [incident({ announced })], pictures: seeing('failed') });
  await stage.run('IncidentNotify', {});
  expect(stage.facts).toMatchObject([
    {
      kind: 'OperatorPaged',
      severity: 'notice',
      text:
        `failover of ${region} is taken up again by ${runner}, ` +
        'after the run of eu-west-1 under epoch 5: a test',
    },
  ]);
  expect(stage.row(key)).toMatchObject({ announced: { runner, epoch: 7 } });
});

test('a run that died before it called leaves the call to the next one', async () => {
  const stage = new Stage({ rows: [incident()], pictures: seeing('failed') });
  const lease = { runner: 'eu-west-1', untilMs: startMs + 30_000 };
  stage.set(incident({ epoch: 9, lease }));
  await stage.run('IncidentNotify', { epoch: 9 });
  expect(stage.facts).toMatchObject([{ severity: 'critical', incident: incidentId, epoch: 9 }]);
});

test('a step that is tried again calls once', async () => {
  const stage = new Stage({ rows: [incident()], pictures: seeing('failed') });
  await stage.run('IncidentNotify', {});
  stage.nowMs += 2_000;
  expect(await stage.run('IncidentNotify', {})).toEqual({ outcome: 'told' });
  expect(stage.facts).toHaveLength(1);
});
