import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRequest } from '../../lib/read-request';

const folder = mkdtempSync(join(tmpdir(), 'meridian-request-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const good = file('good.json', JSON.stringify(document()));

function document(replaced: object = {}): object {
  const region = (name: string) => ({
    name,
    priority: 1,
    share: 50,
    capacityPercent: 200,
    jurisdiction: 'US',
    endpoint: { hostname: 'lb.example.net' },
  });
  return {
    environment: 'test',
    zone: 'bank.example',
    regions: [region('us-east-1'), region('us-west-2')],
    pools: [{ name: 'world', regions: ['us-east-1', 'us-west-2'] }],
    ...replaced,
  };
}

test('a good topology comes back with the gates it asks for', () => {
  expect(readRequest(good)).toMatchObject({ ok: true, topology: { dns: { gates: 'attached' } } });
});

test('gates can be asked for from outside', () => {
  const request = readRequest(good, 'created');
  expect(request).toMatchObject({ ok: true, topology: { dns: { gates: 'created' } } });
});

test('gates that are no phase are a mistake', () => {
  expect(readRequest(good, 'open')).toEqual({
    ok: false,
    lines: ['gates: got "open"; not a phase of deployment; write none, created or attached'],
  });
});

test('a missing file is a mistake and no exception', () => {
  expect(readRequest(join(folder, 'missing.json'))).toMatchObject({
    ok: false,
    lines: [expect.stringContaining('cannot be read')],
  });
});

test('every mistake is a line of its own', () => {
  const bad = file('bad.json', JSON.stringify(document({ zone: 'X', environment: '' })));
  const request = readRequest(bad);
  expect(request.ok ? [] : request.lines.map((line) => line.split(':')[0])).toEqual([
    'environment',
    'zone',
  ]);
});

test('what cannot be built is a mistake like any other', () => {
  const flat = file('flat.json', JSON.stringify(document({ dns: { layout: 'flat' } })));
  const request = readRequest(flat);
  expect(request.ok ? [] : request.lines).toEqual([expect.stringMatching(/^dns\.layout: /)]);
});
