import type { ControlRow, Draft, Incident } from '../../../../core/control/rows';
import { judgeDeployment } from '../../../../lambdas/deployment/gate/handler';
import { nowMs, stage } from '../stage';

const [standing, wanted, older] = ['aa', 'bb', 'cc'];
const stack = 'meridian-prod-global';

const incident = (phase: Incident['phase'], drill = false): Draft<Incident> => ({
  row: 'incident',
  id: 'one',
  region: 'us-west-2',
  kind: 'failover',
  drill,
  breakGlass: false,
  phase,
  because: 'a majority says failed',
  status: '',
  requester: 'meridian',
  openedAtMs: nowMs,
  changedAtMs: nowMs,
  epoch: 1,
  approvals: [],
  level: 0,
  healthySince: false,
});

const hold: Draft<ControlRow> = {
  row: 'hold',
  id: 'h1',
  region: 'eu-west-1',
  by: 'ops',
  reason: 'disk is being replaced',
  atMs: nowMs,
};

const release: Draft<ControlRow> = {
  row: 'release',
  id: 'h1',
  by: 'ops',
  reason: 'disk was replaced',
  atMs: nowMs,
};

/** An update from the standing revision, unless told otherwise. */
const asked = (
  type: 'Create' | 'Update' | 'Delete' = 'Update',
  properties: { readonly revision?: string; readonly override?: string } = {},
): unknown => ({
  RequestType: type,
  ...(type === 'Create' ? {} : { PhysicalResourceId: `gate:${standing}:${older}` }),
  ResourceProperties: { stack, revision: wanted, ...properties },
});

const cases: [because: string, rows: Draft<ControlRow>[], refused: boolean][] = [
  ['nothing was ever open', [], false],
  ['an incident runs', [incident('running')], true],
  ['an incident waits for an answer', [incident('awaiting')], true],
  ['an incident was left to a person', [incident('escalated')], true],
  ['an incident is closed', [incident('closed')], false],
  ['a drill runs, which moves nothing', [incident('running', true)], false],
  ['a region is held', [hold], true],
  ['a hold was released', [hold, release], false],
];

test.each(cases)('a deployment where %s', async (_, rows, refused) => {
  const { ports, place, facts, put } = stage();
  for (const row of rows) await put(row);
  const { physicalId, refusal } = await judgeDeployment(ports, place)(asked());
  expect(refusal === undefined).toBe(!refused);
  // What CloudFormation keeps is what was let through, or what stood before.
  expect(physicalId).toBe(refused ? `gate:${standing}:${older}` : `gate:${wanted}:${standing}`);
  expect(facts.map(({ kind, about }) => [kind, about])).toEqual(
    refused ? [['ActionWithheld', stack]] : [],
  );
});

test('a refusal says what is open and what to do', async () => {
  const { ports, place, put } = stage();
  await put(incident('running'));
  const { refusal } = await judgeDeployment(ports, place)(asked());
  expect(refusal).toContain('failover of us-west-2 is running: a majority says failed');
  expect(refusal).toContain('-c override=');
});

test('where the strong table cannot be read nobody knows what is open', async () => {
  const { ports, place, breakTable } = stage();
  breakTable();
  const { refusal } = await judgeDeployment(ports, place)(asked());
  expect(refusal).toContain('cannot be read');
});

test('a refusal stands even where it cannot be told', async () => {
  const { ports, place, put } = stage();
  await put(hold);
  const mute = { ...ports, tell: () => Promise.reject(new Error('no bus')) };
  await expect(judgeDeployment(mute, place)(asked())).resolves.toHaveProperty('refusal');
});

describe('with a reason a deployment goes on', () => {
  const reason = 'the hold stays while we move the zone';

  test('and the reason is told to operators before', async () => {
    const { ports, place, facts, put } = stage();
    await put(hold);
    const verdict = await judgeDeployment(ports, place)(asked('Update', { override: reason }));
    expect(verdict).toEqual({ physicalId: `gate:${wanted}:${standing}` });
    expect(facts).toMatchObject([{ kind: 'OperatorPaged', severity: 'warning', about: stack }]);
    expect(facts[0]?.text).toContain(reason);
    expect(facts[0]?.text).toContain('eu-west-1 is held by ops');
  });

  test('also where the strong table cannot be read', async () => {
    const { ports, place, breakTable } = stage();
    breakTable();
    const verdict = await judgeDeployment(ports, place)(asked('Update', { override: reason }));
    expect(verdict).not.toHaveProperty('refusal');
  });

  test('but not where nobody can be told', async () => {
    const { ports, place, put } = stage();
    await put(hold);
    const mute = { ...ports, tell: () => Promise.reject(new Error('no bus')) };
    const judged = judgeDeployment(mute, place)(asked('Update', { override: reason }));
    await expect(judged).rejects.toThrow('no bus');
  });

  test('and nothing is told where nothing is open', async () => {
    const { ports, place, facts } = stage();
    await judgeDeployment(ports, place)(asked('Update', { override: reason }));
    expect(facts).toEqual([]);
  });
});

describe('whatever is open', () => {
  const judged = async (question: unknown) => {
    const { ports, place, put, breakTable, facts } = stage();
    await put(incident('running'));
    breakTable();
    const verdict = await judgeDeployment(ports, place)(question);
    expect(facts).toEqual([]);
    return verdict;
  };

  test('a first deployment passes', async () => {
    await expect(judged(asked('Create'))).resolves.toEqual({ physicalId: `gate:${wanted}` });
  });

  test('a deletion passes, and names what is deleted', async () => {
    await expect(judged(asked('Delete'))).resolves.toEqual({
      physicalId: `gate:${standing}:${older}`,
    });
  });

  test('what stands passes: so a refused deployment is rolled back', async () => {
    await expect(judged(asked('Update', { revision: standing }))).resolves.toEqual({
      physicalId: `gate:${standing}:${older}`,
    });
  });

  test('what stood before passes: so a deployment that failed later is rolled back', async () => {
    await expect(judged(asked('Update', { revision: older }))).resolves.toEqual({
      physicalId: `gate:${older}:${standing}`,
    });
  });
});

test('a refused deployment, its rollback, and the same once more: it is refused again', async () => {
  const { ports, place, put } = stage();
  await put(hold);
  const gate = judgeDeployment(ports, place);
  const update = (PhysicalResourceId: string, revision: string) =>
    gate({ RequestType: 'Update', PhysicalResourceId, ResourceProperties: { stack, revision } });
  const refused = await update(`gate:${standing}`, wanted);
  const back = await update(refused.physicalId, standing);
  expect(back).not.toHaveProperty('refusal');
  await expect(update(back.physicalId, wanted)).resolves.toHaveProperty('refusal');
});
