import { controlTable } from '../../../lambdas/control/control-table';
import type { StoredRow, StrongRows } from '../../../lambdas/control/strong-rows';
import { shadowed } from '../../../lambdas/control/strong-rows';

const log = { info: () => undefined, warn: () => undefined };
const epoch = (value: number) => ({ row: 'epoch', value }) as const;

/** Rows in memory behind as many members as there are mishaps: what becomes of each one's writes. */
function tableOf(...fates: ('well' | 'away' | 'lost answer' | 'lost request')[]) {
  const rows = new Map<string, StoredRow>();
  let ids = 0;
  const members = fates.map((fate): StrongRows => ({
    name: fate,
    read: () =>
      fate === 'away' ? Promise.reject(new Error('away')) : Promise.resolve([...rows.values()]),
    put: (row, version) => {
      const fits = rows.get(String(row['sk']))?.['version'] === version;
      const reaches = fate === 'well' || fate === 'lost answer';
      if (fits && reaches) rows.set(String(row['sk']), row);
      if (fate !== 'well') return Promise.reject(new Error(fate));
      return Promise.resolve(fits ? 'written' : 'refused');
    },
  }));
  return { rows, members, table: controlTable(members, () => `id-${(ids += 1)}`, log) };
}

describe('rule 3: epochs', () => {
  test('of all incidents come from one counter, each once', async () => {
    const { table } = tableOf('well');
    const drawn = await Promise.all([table.drawEpoch(), table.drawEpoch(), table.drawEpoch()]);
    expect(drawn.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  });
});

describe('a write', () => {
  test('rule 1: that comes late finds another version and changes nothing', async () => {
    const { table, rows } = tableOf('well');
    expect(await table.replace(undefined, epoch(1))).toBe(true);
    expect(await table.replace(undefined, epoch(1))).toBe(false);
    const before = (await table.read()).rows.get('epoch');
    expect(await table.replace(before, epoch(2))).toBe(true);
    expect(await table.replace(before, epoch(3))).toBe(false);
    expect(rows.get('epoch')?.['value']).toBe(2);
  });

  test('whose answer was lost is found by another member', async () => {
    const { table } = tableOf('lost answer', 'well');
    expect(await table.replace(undefined, epoch(1))).toBe(true);
  });

  test('that never arrived is made by another member', async () => {
    const { table, rows } = tableOf('lost request', 'well');
    expect(await table.replace(undefined, epoch(1))).toBe(true);
    expect(rows.get('epoch')?.['value']).toBe(1);
  });

  test('of which nobody answers is looked for, and is an error where it may still come', async () => {
    const found = tableOf('lost answer', 'lost request');
    expect(await found.table.replace(undefined, epoch(1))).toBe(true);
    const open = tableOf('lost request', 'lost request');
    await expect(open.table.replace(undefined, epoch(1))).rejects.toThrow('nobody can say');
  });

  test('whose version another one took was not made', async () => {
    const { table, rows } = tableOf('lost request', 'lost request');
    rows.set('epoch', { sk: 'epoch', row: 'epoch', value: 9, version: 1, writeId: 'theirs' });
    expect(await table.replace(undefined, epoch(1))).toBe(false);
  });
});

describe('a read', () => {
  test('asks the next member where one is away, and fails where all are', async () => {
    const { table } = tableOf('away', 'well');
    expect((await table.read()).rows.size).toBe(0);
    await expect(tableOf('away', 'away').table.read()).rejects.toThrow('no member');
  });

  test('waits for a member that is away once, and asks it last from then on', async () => {
    const { members } = tableOf('away', 'well', 'well');
    const asked: string[] = [];
    const counted = members.map((member, index) => ({
      ...member,
      read: () => {
        asked.push(`${index}`);
        return member.read();
      },
      put: (row: StoredRow, version: number | undefined) => {
        asked.push(`${index}`);
        return member.put(row, version);
      },
    }));
    const table = controlTable(counted, () => 'id', log);
    await table.read();
    await table.read();
    await table.replace(undefined, epoch(1));
    expect(asked).toEqual(['0', '1', '1', '1']);
  });

  test('leaves out a row that makes no sense, and no other', async () => {
    const { table, rows } = tableOf('well');
    rows.set('cell#x', { sk: 'cell#x', row: 'cell', cell: 'x' });
    await table.replace(undefined, epoch(1));
    expect([...(await table.read()).rows.keys()]).toEqual(['epoch']);
  });
});

describe('a drill', () => {
  test('reads what is real, writes to its shadow, and counts epochs for all', async () => {
    const real = tableOf('well');
    const shadow = tableOf('well');
    const [below] = real.members;
    const [above] = shadow.members;
    if (below === undefined || above === undefined) throw new Error('one member each');
    let ids = 0;
    const drill = controlTable([shadowed(below, above)], () => `drill-${(ids += 1)}`, log);
    const release = { row: 'release', id: 'h', by: 'ana', reason: 'r', atMs: 1 } as const;
    await real.table.replace(undefined, release);
    const before = (await drill.read()).rows.get('release#h');
    expect(await drill.replace(before, { ...release, by: 'the drill' })).toBe(true);
    expect(await drill.drawEpoch()).toBe(1);
    expect((await drill.read()).rows.get('release#h')).toMatchObject({ by: 'the drill' });
    expect((await real.table.read()).rows.get('release#h')).toMatchObject({ by: 'ana' });
    expect((await real.table.read()).rows.get('epoch')).toMatchObject({ value: 1 });
  });
});
