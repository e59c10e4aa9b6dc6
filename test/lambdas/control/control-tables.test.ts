import { keyOf } from '../../../core/control/keys';
import { controlTables } from '../../../lambdas/control/control-tables';
import type { RowsIn, StoredRow } from '../../../lambdas/control/strong-rows';
import { cell, incident, region } from '../step-stage';

const log = { info: () => undefined, warn: () => undefined };

/** Partitions in memory behind one member, and the tables over them. */
function world() {
  const partitions = new Map<string, Map<string, StoredRow>>();
  let ids = 0;
  const member: RowsIn = (partition) => {
    const rows = partitions.get(partition) ?? new Map<string, StoredRow>();
    partitions.set(partition, rows);
    return {
      name: 'us-east-1',
      read: () => Promise.resolve([...rows.values()]),
      put: (row, version) => {
        if (rows.get(String(row['sk']))?.['version'] !== version) return Promise.resolve('refused');
        rows.set(String(row['sk']), row);
        return Promise.resolve('written');
      },
    };
  };
  const tables = controlTables([member], () => `id-${(ids += 1)}`, log);
  const held = () =>
    Object.fromEntries([...partitions].map(([name, rows]) => [name, [...rows.keys()]]));
  return { tables, held };
}

test('what is no drill lies in one partition, whichever way it is asked for', async () => {
  const { tables, held } = world();
  await tables().replace(undefined, cell());
  expect([...(await tables('').read()).rows.keys()]).toEqual(['cell#world']);
  expect(held()).toEqual({ control: ['cell#world'] });
});

test('a drill writes its incident where everybody looks, and all else where only it does', async () => {
  const { tables, held } = world();
  await tables().replace(undefined, cell());
  const drill = tables('drill-1');
  const practised = incident({ drill: true });
  const real = (await drill.read()).rows.get('cell#world');
  expect(await drill.replace(undefined, practised)).toBe(true);
  expect(await drill.drawEpoch()).toBe(1);
  expect(await drill.replace(real, cell({ roleEpoch: 4 }))).toBe(true);
  const key = keyOf(practised);
  expect(key).toBe(`drill#${region}`);
  expect(held()).toEqual({
    control: ['cell#world', key, 'epoch'],
    'drill#drill-1': ['cell#world'],
  });
});

test('no drill sees what another one, or an earlier one, has only practised', async () => {
  const { tables } = world();
  await tables().replace(undefined, cell());
  const [first, second] = [tables('drill-1'), tables('drill-2')];
  const real = (await first.read()).rows.get('cell#world');
  await first.replace(real, cell({ roleEpoch: 4 }));
  expect((await first.read()).rows.get('cell#world')).toMatchObject({ roleEpoch: 4 });
  for (const table of [second, tables()]) {
    expect((await table.read()).rows.get('cell#world')).toMatchObject({ roleEpoch: 3 });
  }
});
