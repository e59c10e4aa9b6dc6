import { readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { postgresRoles } from '../../core/data/postgres-roles';
import { keepCopy } from '../../lambdas/data/sql/handler';
import { cellSql } from '../../lambdas/postgres/cell-sql';
import { PostgresPair, postgresPrograms, until } from '../support/postgres-pair';

/**
 * The keeper against real servers: what it says of a copy, what it lets the services do, and what a
 * promotion loses. Skipped where no server is installed: `apt-get install postgresql`.
 */
const programs = postgresPrograms();
const onRealServers = programs === undefined ? describe.skip : describe;

onRealServers('two PostgreSQL servers, the second following the first', () => {
  let pair: PostgresPair;
  let master: Client;
  let service: Client;
  let clockMs = 1_000_000;
  const keepers = {
    first: undefined as Client | undefined,
    second: undefined as Client | undefined,
  };

  const prepare = readFileSync('docs/sql/prepare.sql', 'utf8');
  const ports = { clock: { now: () => clockMs, sleep: () => Promise.resolve() } };
  const keep = (server: 'first' | 'second', roleEpoch: number, writeUntilMs?: number) => {
    const client = keepers[server];
    if (client === undefined) throw new Error(`no keeper on the ${server} server`);
    return keepCopy({ ...ports, copyOf: () => cellSql(client) })({
      ...{ cell: 'ledger', roleEpoch },
      ...(writeUntilMs === undefined ? {} : { writeUntilMs }),
    });
  };
  const pay = (client: Client) => client.query('INSERT INTO payment DEFAULT VALUES');
  const count = async (client: Client): Promise<number> =>
    Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM payment')).rows[0]?.n);

  beforeAll(async () => {
    pair = await PostgresPair.open(programs ?? '');
    master = await pair.connect('first', 'postgres');
    await master.query(prepare);
    await master.query(
      'CREATE TABLE payment (id bigint GENERATED ALWAYS AS IDENTITY);' +
        `GRANT INSERT ON payment TO ${postgresRoles.writers};` +
        `GRANT SELECT ON payment TO ${postgresRoles.application}`,
    );
    keepers.first = await pair.connect('first', postgresRoles.keeper);
    service = await pair.connect('first', postgresRoles.application);
    const second = await pair.connect('second', 'postgres');
    await until(async () => {
      const { rows } = await second.query(`SELECT 1 FROM pg_class WHERE relname = 'payment'`);
      return rows.length > 0;
    });
    keepers.second = await pair.connect('second', postgresRoles.keeper);
  }, 60_000);

  afterAll(() => pair.close());

  test('preparing a database again changes nothing', async () => {
    await expect(master.query(prepare)).resolves.toBeDefined();
  });

  test('the keeper cannot read what the bank writes', async () => {
    await expect(keepers.first?.query('SELECT * FROM payment')).rejects.toThrow(
      'permission denied',
    );
  });

  test('before anybody is permitted, services read and do not write, and no beat is written', async () => {
    expect(await keep('first', 1)).toEqual({});
    await expect(pay(service)).rejects.toThrow('permission denied');
    expect(await count(service)).toBe(0);
  });

  test('under a permit the services write, and a beat says how far this copy is', async () => {
    const found = await keep('first', 1, clockMs + 60_000);
    expect(found).toEqual({
      newest: { roleEpoch: 1, atMs: clockMs },
      written: { roleEpoch: 1, atMs: clockMs },
    });
    await pay(service);
    expect(await count(service)).toBe(1);
  });

  test('the beat reaches the copy that follows, where nothing is ever written', async () => {
    const arrived = { newest: { roleEpoch: 1, atMs: clockMs } };
    await until(async () => (await keep('second', 1)).newest !== undefined);
    expect(await keep('second', 1)).toEqual(arrived);
    // Not even by a keeper that was told too early that its region writes.
    expect(await keep('second', 2, clockMs + 60_000)).toEqual(arrived);
  });

  test('a lapsed permit ends a transaction that began under it, in the middle', async () => {
    const reader = await pair.connect('first', postgresRoles.application);
    await reader.query('BEGIN');
    await count(reader);
    await service.query('BEGIN');
    await pay(service);
    clockMs += 60_001;
    expect(await keep('first', 1, clockMs - 1)).toEqual({
      newest: { roleEpoch: 1, atMs: clockMs - 60_001 },
    });
    await expect(service.query('COMMIT')).rejects.toThrow();
    // Whoever only reads is not disturbed.
    expect(await count(reader)).toBe(1);
    await reader.query('COMMIT');
    service = await pair.connect('first', postgresRoles.application);
    await expect(pay(service)).rejects.toThrow('permission denied');
    expect(await count(service)).toBe(1);
  });

  test('a permit renewed lets them write again, in sessions that were open all the time', async () => {
    await keep('first', 1, clockMs + 60_000);
    await pay(service);
    expect(await count(service)).toBe(2);
  });

  test('what was acknowledged after the last beat that arrived is what a promotion loses', async () => {
    await until(async () => (await keep('second', 1)).newest?.atMs === clockMs);
    await pair.cutLink();
    clockMs += 1_000;
    const last = await keep('first', 1, clockMs + 60_000);
    await pay(service);
    await pair.lose();
    await pair.promote();
    const { newest } = await keep('second', 1);
    expect((last.written?.atMs ?? 0) - (newest?.atMs ?? 0)).toBe(1_000);
    const reader = await pair.connect('second', postgresRoles.application);
    expect(await count(reader)).toBe(2);
  });

  test('the copy that took over refuses the services until its region holds a permit', async () => {
    const heir = await pair.connect('second', postgresRoles.application);
    await expect(pay(heir)).rejects.toThrow('permission denied');
    expect((await keep('second', 2, clockMs + 60_000)).written).toEqual({
      roleEpoch: 2,
      atMs: clockMs,
    });
    await pay(heir);
    expect(await count(heir)).toBe(3);
    expect((await keep('second', 2)).newest).toEqual({ roleEpoch: 2, atMs: clockMs });
  });
});
