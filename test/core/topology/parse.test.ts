import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseTopology, parseTopologyText } from '../../../core/topology/parse';
import type { Problem } from '../../../core/topology/problem';
import { describeProblem } from '../../../core/topology/problem';

const text = readFileSync(path.join(__dirname, '..', '..', '..', 'topology.json'), 'utf8');
type Document = Record<string, never> & {
  regions: { name: string; share: unknown }[];
  pools: { name: string; regions: string[]; default?: boolean }[];
};

describe('a topology is read as a whole', () => {
  test('every problem at once, each with its path, value and remedy', () => {
    const problems = problemsOf((document) => {
      const one = document.regions[0];
      if (one !== undefined) one.share = 'forty';
      Object.assign(document, { mode: 'yolo', colour: 'blue', zone: undefined });
    });
    expect(problems.map(({ path: at, got }) => [at, got])).toEqual([
      ['zone', undefined],
      ['mode', 'yolo'],
      ['regions[0].share', 'forty'],
      ['colour', 'blue'],
    ]);
    for (const { instead } of problems) expect(instead).toMatch(/^write /);
  });

  test('a choice is answered with the choices, a number with its range', () => {
    const [mode, truth] = problemsOf((document) => {
      Object.assign(document, { mode: 'yolo', voting: { truthSeconds: 5 } });
    });
    expect(mode?.instead).toBe('write one of "observe", "manual", "automatic"');
    expect(truth?.instead).toMatch(/^write an integer from 60 to 3600/);
  });

  test.each<[string, (document: Document) => void, string]>([
    ['a region twice', (d) => d.regions.push({ ...(d.regions[0] ?? fail()) }), 'regions[5].name'],
    ['a pool twice', (d) => d.pools.push({ name: 'eu', regions: ['eu-west-1'] }), 'pools[2].name'],
    ['a region in two pools', (d) => d.pools[1]?.regions.push('us-east-1'), 'pools[1].regions[2]'],
    ['a region in no pool', (d) => d.pools[1]?.regions.pop(), 'regions[4].name'],
    ['an unknown region', (d) => d.pools[0]?.regions.push('mars-north-1'), 'pools[0].regions[3]'],
    ['two default pools', (d) => Object.assign(d.pools[1] ?? {}, { default: true }), 'pools'],
    [
      'a pool named like a region',
      (d) => Object.assign(d.pools[1] ?? {}, { name: 'eu-west-1' }),
      'pools[1].name',
    ],
  ])('%s is a problem at its place', (_, edit, at) => {
    expect(problemsOf(edit).map((problem) => problem.path)).toContain(at);
  });

  test('defaults are filled in, so that nobody else needs to know them', () => {
    const parsed = parseTopologyText(text);
    expect(parsed.ok && parsed.topology.probing.canaries).toHaveLength(2);
    expect(parsed.ok && parsed.topology.dns.acceleratedRecovery).toBe(true);
  });

  test('text that is not JSON is a problem like any other', () => {
    const parsed = parseTopologyText('{ "zone": ');
    expect(parsed.ok ? '' : parsed.problems.map(describeProblem).join()).toContain('not JSON');
  });

  test('whatever is handed in, it is read or refused in words', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        const parsed = parseTopology(document);
        expect(parsed.ok ? 1 : parsed.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

// Helpers

function problemsOf(edit: (document: Document) => unknown): readonly Problem[] {
  const document = JSON.parse(text) as Document;
  edit(document);
  const parsed = parseTopology(document);
  return parsed.ok ? [] : parsed.problems;
}

function fail(): never {
  throw new Error('the default topology has regions');
}
