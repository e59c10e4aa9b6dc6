import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Result } from '../../bench/harness';
import { runBench } from '../../bench/harness';
import { benches } from '../../bench/registry';

/** What stands in bench/ beside the questions. */
const machinery = ['arguments', 'harness', 'registry', 'report', 'run'];

test('every question has its file, and every file with a question is run', () => {
  const files = readdirSync(path.join(__dirname, '..', '..', 'bench'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !machinery.includes(name));
  expect(benches.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
});

describe('at its tiny size', () => {
  test('recovery compares everybody with Meridian, and a monitor that is lost never acts', async () => {
    const { columns, rows } = await silently('recovery');
    expect(columns[0]).toBe('Meridian');
    const valuesOf = (what: string) => rows.find((row) => row.what === what)?.values ?? [];
    const [own, ...ratios] = valuesOf('lost: p99 against the first column');
    expect(own).toBe(1);
    expect(ratios.filter((ratio) => ratio === undefined)).toHaveLength(1);
    for (const ratio of ratios) expect(ratio ?? Infinity).toBeGreaterThan(2);
    expect(valuesOf('calm: false drains, 5 % lost')[0]).toBe(0);
  }, 60_000);

  test('false-drains counts what the formula expects, for each quorum', async () => {
    const { columns, rows } = await silently('false-drains');
    expect(columns.slice(0, 2)).toEqual(['1 %', '5 %']);
    const [, fivePercent] = rows[1]?.values ?? [];
    expect(fivePercent).toBeLessThan(-6);
    expect(rows).toHaveLength(8);
    expect(rows.at(-1)?.values.slice(0, 2)).toEqual([0, 0]);
  }, 60_000);

  test('tuning holds the default against the frontier, by plan and by simulation', async () => {
    const { columns, rows, drawing } = await silently('tuning');
    expect(columns).toEqual(['default', '2 s x 2, 1.5 s, 3 votes']);
    const valuesOf = (what: string) => rows.find((row) => row.what === what)?.values ?? [];
    const [standing = NaN, fastest = NaN] = valuesOf('planned p99');
    expect(standing).toBeGreaterThan(fastest);
    const [simulated = NaN] = valuesOf('simulated, max');
    expect(simulated).toBeLessThan(standing + 5);
    expect(drawing).toContain('<svg');
  }, 60_000);

  test('simulator lets time pass in calm and in trouble, for few regions and for more', async () => {
    const { columns, rows } = await silently('simulator');
    expect(columns).toEqual(['wall', 'processor']);
    expect(rows.map(({ what }) => what)).toEqual([
      'a calm hour, default topology, median',
      'a calm day, extrapolated from it',
      'incidents a minute and core',
      'a calm hour of 3 regions, median',
      'a calm hour of 5 regions, median',
      'power of the regions with which it grows',
    ]);
    for (const { values } of rows.slice(0, -1))
      expect(values.map(isPositive)).toEqual([true, true]);
  }, 60_000);

  test('prober-tick opens a new connection per target and ends with both sizes', async () => {
    const { columns, rows } = await silently('prober-tick');
    expect(columns).toEqual(['2', '4']);
    const valuesOf = (what: string) => rows.find((row) => row.what === what)?.values;
    const [two = 0, four = 0] = valuesOf('TLS connections opened per tick') ?? [];
    expect(two).toBeGreaterThanOrEqual(2);
    expect(four).toBeGreaterThanOrEqual(4);
    for (const what of ['processor time per tick, median', 'resident set at 256 MB, peak']) {
      expect(valuesOf(what)?.map(isPositive)).toEqual([true, true]);
    }
    for (const what of ['memorySize by processor', 'memorySize by resident set']) {
      expect(valuesOf(what)).toHaveLength(2);
    }
  }, 60_000);

  test('import-time imports both builds, and the one without the SDK is smaller', async () => {
    const { columns, rows } = await silently('import-time');
    expect(columns).toEqual(['SDK inside', 'SDK outside', 'outside/inside']);
    expect(rows.map(({ unit }) => unit)).toEqual(['kB', 'kB', 'ms']);
    const [plain, gzip, time] = rows.map(({ values }) => values);
    expect(plain?.[2]).toBeLessThan(1);
    expect(gzip?.[2]).toBeLessThan(1);
    expect(time?.map(isPositive)).toEqual([true, true, true]);
  }, 60_000);
});

// Helpers

const isPositive = (value: number | undefined): boolean => (value ?? 0) > 0;

/** Runs a bench by name and fails if anything reached stdout or stderr meanwhile. */
async function silently(name: string): Promise<Result> {
  const bench = benches.find((one) => one.name === name);
  if (bench === undefined) throw new Error(`no bench ${name}`);
  const printed: unknown[] = [];
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => Reflect.get(stream, 'write') as unknown);
  for (const stream of streams) {
    Reflect.set(stream, 'write', (chunk: unknown) => printed.push(chunk) > 0);
  }
  try {
    return await runBench(bench, 'tiny');
  } finally {
    streams.forEach((stream, index) => Reflect.set(stream, 'write', writes[index]));
    expect(printed).toEqual([]);
  }
}
