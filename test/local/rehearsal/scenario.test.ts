import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseTopologyText } from '../../../core/topology/parse';
import type { Topology } from '../../../core/topology/schema';
import { castScenario, NoSuchRole } from '../../../local/rehearsal/cast';
import type { Scenario } from '../../../local/rehearsal/scenario';
import { parseScenario } from '../../../local/rehearsal/scenario';

const root = path.join(__dirname, '..', '..', '..');
const shipped = readdirSync(path.join(root, 'sim', 'scenarios'));

describe('a scenario is data', () => {
  test.each(shipped)(
    '%s is read, is named like its file, and fits the default topology',
    (file) => {
      const scenario = read(readFileSync(path.join(root, 'sim', 'scenarios', file), 'utf8'));
      expect(`${scenario.name}.json`).toBe(file);
      const played = castScenario(scenario, topology('topology.json'));
      expect(JSON.stringify(played)).not.toContain('@');
    },
  );

  test('every problem at once', () => {
    const parsed = parseScenario('{"name":"X","steps":[],"durationSeconds":0,"expect":{"luck":1}}');
    const paths = parsed.ok ? [] : parsed.problems.map((problem) => problem.path);
    expect(paths).toEqual(
      expect.arrayContaining(['name', 'about', 'steps', 'durationSeconds', 'expect.luck']),
    );
  });
});

describe('roles', () => {
  const loss = readFileSync(path.join(root, 'sim', 'scenarios', 'region-loss.json'), 'utf8');

  test.each([
    ['topology.json', 'us-west-2'],
    ['examples/three-regions.json', 'ca-central-1'],
  ])('in %s the largest region is played by %s', (file, region) => {
    const [step] = castScenario(read(loss), topology(file)).steps;
    expect(step && 'break' in step ? step.break : undefined).toMatchObject({ region });
  });

  test('a region that this topology has not is refused with the ones it has', () => {
    const elsewhere = read(loss.replaceAll('@largest', 'mars-north-1'));
    expect(() => castScenario(elsewhere, topology('topology.json'))).toThrow(NoSuchRole);
    expect(() => castScenario(elsewhere, topology('topology.json'))).toThrow('us-west-2');
  });
});

// Helpers

function read(text: string): Scenario {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
}

function topology(file: string): Topology {
  const parsed = parseTopologyText(readFileSync(path.join(root, file), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.topology;
}
