import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExitCode, Io } from '../../../bin/command';
import { planCommand } from '../../../bin/commands/plan';
import type { Plan } from '../../../core/plan/plan';

type Run = { readonly code: ExitCode; readonly out: string; readonly err: string };

/** Runs the command over this repository's files and the texts handed in. */
async function run(args: readonly string[], texts: Record<string, string> = {}): Promise<Run> {
  const said = { out: '', err: '' };
  const io: Io = {
    out: (text) => void (said.out += `${text}\n`),
    err: (text) => void (said.err += `${text}\n`),
    readFile: (path) => {
      const text = texts[path];
      if (text !== undefined) return Promise.resolve(text);
      return readFile(join(__dirname, '../../..', path), 'utf8');
    },
    writeFile: () => Promise.reject(new Error('plan writes nothing')),
    now: () => new Date('2026-11-22T23:30:00Z'),
    sleep: () => Promise.reject(new Error('plan waits for nothing')),
    ask: undefined,
    interruption: () => new AbortController().signal,
    reach: () => Promise.reject(new Error('plan reaches no plane')),
  };
  return { code: await planCommand.run(args, io), ...said };
}

test('the default topology comes from topology.json: exit 0, the verdict first', async () => {
  const { code, out, err } = await run([]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [verdict, counts] = out.split('\n');
  expect(verdict).toBe('OK: every target is within reach (topology.json, 2026-11-22)');
  expect(counts).toBe('0 errors, 1 warning, 0 accepted');
  expect(out).toMatch(/trafficHard +p99 28\.3 s +bound 36\.5 s +target 30 s/);
  expect(out).toMatch(/us-east-1 +world +us-west-2 +64 \/ 60 {2}OVER +60 \/ 60 +0/);
});

test('the decision record as written: exit 1, each error with what to write', async () => {
  const { code, out } = await run(['examples/adr-as-written.json']);
  expect(code).toBe(1);
  expect(out).toMatch(/^NOT OK: /);
  expect(out).toContain('ERRORS (26)');
  expect(out).toContain('dns.layout = "flat"');
  expect(out).toContain('-> write "tree"');
  const body = out.slice(out.indexOf('ERRORS')).split('\n');
  const lines = body.filter((line) => line.startsWith('      '));
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
});

test('--json prints the plan and nothing else', async () => {
  const { code, out } = await run(['--json', 'examples/adr-as-written.json']);
  const plan = JSON.parse(out) as Plan;
  expect(code).toBe(1);
  expect(plan.ok).toBe(false);
  expect(plan.findings.find(({ rule }) => rule === 'lease.missing')).toMatchObject({ got: null });
});

test('--today is the day that versions are judged by', async () => {
  const versions = async (today: string): Promise<string[]> => {
    const { out } = await run(['--json', '--today', today, 'examples/adr-as-written.json']);
    const { findings } = JSON.parse(out) as Plan;
    return findings.filter(({ rule }) => rule.endsWith('.version')).map(({ severity }) => severity);
  };
  expect(await versions('2024-08-01')).toEqual([]);
  expect(await versions('2025-03-01')).toEqual(['warning', 'warning']);
  expect(await versions('2026-11-22')).toEqual(['error', 'error']);
});

test('an accepted finding is listed with its reason', async () => {
  const document = JSON.parse(
    await readFile(join(__dirname, '../../../topology.json'), 'utf8'),
  ) as object;
  const reason = 'the weights move within a minute, and admission sheds meanwhile';
  const text = JSON.stringify({ ...document, accepted: [{ rule: 'capacity.immediate', reason }] });
  const { code, out } = await run(['mine.json'], { 'mine.json': text });
  expect(code).toBe(0);
  expect(out).toContain('0 errors, 0 warnings, 1 accepted');
  expect(out).toContain(`accepted: ${reason}`);
});

test.each<[what: string, args: string[], texts: Record<string, string>, says: RegExp]>([
  ['an unknown flag', ['--fast'], {}, /'--fast'/],
  ['two files', ['a.json', 'b.json'], {}, /got 2 files \(a\.json, b\.json\); name one/],
  ['a missing file', ['no.json'], {}, /cannot read no\.json/],
  ['text that is not JSON', ['x'], { x: '{"zone": ' }, /\$: got .* not JSON/],
  ['JSON that is no topology', ['x'], { x: '[]' }, /expected object/],
  ['null', ['x'], { x: 'null' }, /expected object/],
  ['an empty file', ['x'], { x: '' }, /not JSON/],
  ['a day that does not exist', ['--today', '2026-02-30'], {}, /--today got "2026-02-30"/],
  ['a day in another form', ['--today', '22.11.2026'], {}, /write a day as YYYY-MM-DD/],
  ['a flag without its value', ['--today'], {}, /--today/],
])('%s: exit 2, a message, no stack trace', async (_what, args, texts, says) => {
  const { code, out, err } = await run(args, texts);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(says);
  expect(err).not.toMatch(/\n\s+at /);
});

test('every problem of an unreadable topology is listed, with path, value and remedy', async () => {
  const text = JSON.stringify({ environment: 'PROD', zone: 'example', regions: [], pools: 'none' });
  const { code, err } = await run(['x'], { x: text });
  expect(code).toBe(2);
  for (const path of ['environment', 'zone', 'regions', 'pools']) {
    expect(err).toMatch(new RegExp(`^ +${path}: got .*; write `, 'm'));
  }
});
