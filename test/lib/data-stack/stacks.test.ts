import { buildApp } from '../../../lib/meridian-app';
import {
  dataOf,
  inFolder,
  propertiesOf,
  quickContext,
  resourcesOf,
  topologyWith,
} from '../../support/templates';
import { aurora, cached, oneCell, replicas } from './cells';

type Topology = ReturnType<typeof topologyWith>;

type Synthesized = {
  readonly after: readonly string[];
  readonly text: string;
  readonly isProtected: boolean;
};

function stacksOf(topology: Topology): Map<string, Synthesized> {
  return inFolder((outdir) => {
    const { stacks } = buildApp(topology, { context: quickContext, outdir }).synth();
    return new Map(
      stacks.map((stack) => [
        stack.stackName,
        {
          after: stack.dependencies.map(({ id }) => id).filter((id) => !id.endsWith('.assets')),
          text: JSON.stringify(stack.template),
          isProtected: stack.terminationProtection === true,
        },
      ]),
    );
  });
}

const dataOnly = (names: Iterable<string>): string[] =>
  [...names].filter((name) => name.includes('-data-')).sort();

const stacks = stacksOf(topologyWith());

test('each region that holds data of some cell has a data stack, and no other has one', () => {
  expect(dataOnly(stacks.keys())).toEqual([
    'meridian-prod-data-eu-central-1',
    'meridian-prod-data-eu-west-1',
    'meridian-prod-data-us-east-1',
    'meridian-prod-data-us-west-2',
  ]);
});

test.each([
  ['external', { database: { engine: 'external' } }],
  ['no database at all', {}],
])('with %s nothing is deployed', (_, cell) => {
  expect(dataOnly(stacksOf(oneCell(cell)).keys())).toEqual([]);
});

test.each([
  ['us-west-2', []],
  ['us-east-1', ['us-west-2']],
  ['eu-west-1', ['us-west-2']],
  ['eu-central-1', ['eu-west-1']],
])('%s comes after the regions whose data it copies: %j', (region, origins) => {
  expect(stacks.get(`meridian-prod-data-${region}`)?.after).toEqual(
    origins.map((origin) => `meridian-prod-data-${origin}`),
  );
});

test('regions that copy from each other have what they begin and what they copy in stacks apart', () => {
  const each = (name: string, writer: string, candidate: string) => ({
    ...{ name, writer, candidates: [candidate] },
    database: { engine: 'aurora-global' },
    cache: { regions: [writer, candidate] },
  });
  const cells = [each('west', 'us-west-2', 'us-east-1'), each('east', 'us-east-1', 'us-west-2')];
  const crossed = stacksOf(topologyWith({ cells }));
  expect(dataOnly(crossed.keys())).toEqual([
    'meridian-prod-data-copies-us-east-1',
    'meridian-prod-data-copies-us-west-2',
    'meridian-prod-data-us-east-1',
    'meridian-prod-data-us-west-2',
  ]);
  expect(crossed.get('meridian-prod-data-us-west-2')?.after).toEqual([]);
  const copies = crossed.get('meridian-prod-data-copies-us-west-2');
  expect([...(copies?.after ?? [])].sort()).toEqual([
    'meridian-prod-data-us-east-1',
    'meridian-prod-data-us-west-2',
  ]);
  expect(copies?.text).toContain('meridian-prod-east-us-west-2');
  expect(copies?.text).not.toContain('meridian-prod-west-us-west-2');
});

test('the plane waits for no data stack and reads none', () => {
  const plane = [...stacks].filter(([name]) => !name.includes('-data-'));
  expect(plane).toHaveLength(6);
  for (const [, { after, text }] of plane) {
    expect(dataOnly(after)).toEqual([]);
    expect(text).not.toContain('meridian-prod-data');
  }
});

test('a data stack needs nothing of the plane', () => {
  for (const name of dataOnly(stacks.keys())) {
    expect(stacks.get(name)?.text).not.toMatch(/meridian-prod-(regional|global)/);
  }
});

test('nobody deletes a data stack by mistake', () => {
  for (const name of dataOnly(stacks.keys())) expect(stacks.get(name)?.isProtected).toBe(true);
});

test('nothing runs in a data stack: no function, and so no code with rights over the network', () => {
  for (const name of dataOnly(stacks.keys())) {
    expect(stacks.get(name)?.text).not.toContain('"AWS::Lambda::Function"');
  }
});

test('there is an output only for what other regions read, and no export', () => {
  const outputs = (topology: Topology) =>
    (dataOf(topology, 'us-west-2').toJSON() as { Outputs?: Record<string, object> }).Outputs ?? {};
  expect(outputs(aurora)).toEqual({});
  expect(outputs(replicas)).toEqual({});
  expect(Object.keys(outputs(cached))).toEqual(['WorldGlobalCacheId']);
  for (const output of Object.values(outputs(cached))) expect(output).not.toHaveProperty('Export');
});

test('what can carry a tag says whose environment it is', () => {
  const template = dataOf(topologyWith(), 'us-west-2');
  for (const type of ['RDS::DBCluster', 'ElastiCache::ReplicationGroup', 'EC2::VPC', 'KMS::Key']) {
    const [properties] = propertiesOf(template, `AWS::${type}`);
    expect(properties?.['Tags']).toContainEqual({ Key: 'environment', Value: 'prod' });
  }
});

test('two cells of one region stand side by side', () => {
  const { cells } = topologyWith();
  const both = topologyWith({
    cells: [cells[0], { ...cells[0], name: 'cards' }],
  });
  expect(Object.keys(resourcesOf(dataOf(both, 'us-west-2')))).toEqual(
    expect.arrayContaining(['WorldDatabase', 'CardsDatabase', 'WorldCache', 'CardsCache']),
  );
});
