import { deploymentOf, weightsOf } from '../../../../core/control/control';
import type { Draft, WantedWeights } from '../../../../core/control/rows';
import { compareGenerations } from '../../../../core/traffic/generation';
import { wantAgain } from '../../../../lambdas/deployment/want-again/handler';
import { isApplied } from '../../../../lambdas/traffic/settle-weights';
import { nowMs, stage } from '../stage';

const deployed = { stack: 'meridian-prod-global', revision: 'bb', hostedZoneId: 'Z1' };
const event = (RequestType: 'Create' | 'Update' | 'Delete', properties: object = {}): unknown => ({
  RequestType,
  ResourceProperties: { ...deployed, ...properties },
});

const applied = (pool: string): Draft<WantedWeights> => ({
  row: 'weights',
  pool,
  generation: { epoch: 7, step: 1 },
  weights: { 'us-west-2': 0, 'us-east-1': 60 },
  admission: { 'us-west-2': 1, 'us-east-1': 0.9 },
  wantedAtMs: nowMs - 60_000,
  applied: { epoch: 7, step: 1 },
  pending: 'not any more',
});

test.each(['Create', 'Update'] as const)('%s writes down where the records are', async (type) => {
  const { ports, place } = stage();
  await expect(wantAgain(ports, place)(event(type))).resolves.toEqual({
    physicalId: 'live-weights',
  });
  expect(deploymentOf(await ports.control.read())).toMatchObject({
    hostedZoneId: 'Z1',
    revision: 'bb',
    atMs: nowMs,
  });
});

test('another zone replaces the one before', async () => {
  const { ports, place } = stage();
  await wantAgain(ports, place)(event('Create'));
  await wantAgain(ports, place)(event('Update', { revision: 'cc', hostedZoneId: 'Z2' }));
  expect(deploymentOf(await ports.control.read())).toMatchObject({ hostedZoneId: 'Z2' });
});

test("every pool's weights are wanted again, under a generation nobody has applied", async () => {
  const { ports, place, facts, put } = stage();
  for (const pool of ['world', 'eu']) await put(applied(pool));
  await wantAgain(ports, place)(event('Update'));
  const control = await ports.control.read();
  for (const pool of ['world', 'eu']) {
    const row = weightsOf(control, pool);
    if (row === undefined) throw new Error(`no weights of ${pool}`);
    expect(isApplied(row)).toBe(false);
    expect(row).not.toHaveProperty('pending');
    expect(compareGenerations(row.generation, { epoch: 7, step: 1 })).toBeGreaterThan(0);
    expect(row).toMatchObject({ weights: applied(pool).weights, wantedAtMs: nowMs });
  }
  expect(facts.map(({ kind, about }) => [kind, about])).toEqual([
    ['WeightsWanted', 'world'],
    ['WeightsWanted', 'eu'],
  ]);
});

test('where no weights were ever planned the template has them right', async () => {
  const { ports, place, facts } = stage();
  await wantAgain(ports, place)(event('Update'));
  expect(facts).toEqual([]);
});

test('a row that was replanned meanwhile is wanted again all the same', async () => {
  const { ports, place, put } = stage();
  await put(applied('world'));
  let raced = false;
  const racing = {
    ...ports,
    tell: async (): Promise<void> => {
      if (raced) return;
      raced = true;
      const row = weightsOf(await ports.control.read(), 'world');
      if (row !== undefined) await ports.control.replace(row, row);
    },
  };
  await wantAgain(racing, place)(event('Update'));
  const row = weightsOf(await ports.control.read(), 'world');
  expect(row).toMatchObject({ version: 3, generation: { epoch: 7, step: 3 } });
  expect(row).not.toHaveProperty('applied');
});

describe('where the strong table cannot be written', () => {
  test('a first deployment fails: nobody would know its zone', async () => {
    const { ports, place, breakTable } = stage();
    breakTable();
    await expect(wantAgain(ports, place)(event('Create'))).rejects.toThrow('no quorum');
  });

  test('a later one stands, and a person is called', async () => {
    const { ports, place, facts, breakTable } = stage();
    breakTable();
    await expect(wantAgain(ports, place)(event('Update'))).resolves.toBeDefined();
    expect(facts).toMatchObject([{ kind: 'OperatorPaged', severity: 'critical' }]);
  });

  test('a deletion needs nothing of it', async () => {
    const { ports, place, facts, breakTable } = stage();
    breakTable();
    await expect(wantAgain(ports, place)(event('Delete'))).resolves.toBeDefined();
    expect(facts).toEqual([]);
  });
});
