import type { Topology } from '../../core/topology/schema';
import { buildApp } from '../../lib/meridian-app';
import { addSolutionChecks } from '../../lib/solution-checks';
import type { Assembly } from '../support/templates';
import { replicas } from './data-stack/cells';
import { governed } from './governed';
import {
  inFolder,
  propertiesOf,
  quickContext,
  templateIn,
  topologyOfSize,
  topologyWith,
} from '../support/templates';

/** Looks at a synthesized app while its folder is there. */
function synthesized<T>(topology: Topology, look: (assembly: Assembly) => T): T {
  return inFolder((outdir) => look(buildApp(topology, { context: quickContext, outdir }).synth()));
}

test.each([2, 3, 6])('%i regions synthesize without a slow path', (size) => {
  const names = synthesized(topologyOfSize(size), ({ stacks }) => stacks.map((each) => each.id));
  expect(names).toHaveLength(size + 1);
});

test('13 regions synthesize, and their environments stay below the 4 KB of Lambda', () => {
  const environments = synthesized(governed(13, { environment: 'sixteen-letters' }), (assembly) => {
    const template = templateIn(assembly, 'meridian-sixteen-letters-regional-xx-a-1');
    return propertiesOf(template, 'AWS::Lambda::Function').map(({ Environment }) =>
      JSON.stringify(Environment),
    );
  });
  expect(environments).toHaveLength(22);
  for (const environment of environments) expect(environment.length).toBeLessThan(4_096);
});

test('the global stack stands where the first cell does not write, after every region', () => {
  synthesized(topologyWith(), (assembly) => {
    const global = assembly.getStackByName('meridian-prod-global');
    expect(global.environment).toMatchObject({ account: '111122223333', region: 'us-east-1' });
    const awaited = global.dependencies.filter(({ id }) => id.includes('-regional-'));
    expect(awaited).toHaveLength(5);
  });
});

test('a member that serves nobody has a stack with its key, before the global one', () => {
  const lease = { members: ['xx-b-1', 'xx-c-1', 'xx-z-1'] };
  synthesized(governed(3, { lease }), (assembly) => {
    const silent = templateIn(assembly, 'meridian-test-regional-xx-z-1');
    expect(propertiesOf(silent, 'AWS::KMS::Key')).toHaveLength(1);
    expect(propertiesOf(silent, 'AWS::Lambda::Function')).toHaveLength(0);
    silent.hasOutput('PlaneKeyArn', {});
    const global = assembly.getStackByName('meridian-test-global');
    expect(global.dependencies.map(({ id }) => id)).toContain('meridian-test-regional-xx-z-1');
  });
});

test('gates asked for go before those of the topology', () => {
  const checks = inFolder((outdir) => {
    const app = buildApp(topologyWith(), { context: quickContext, outdir, gates: 'none' });
    return propertiesOf(
      templateIn(app.synth(), 'meridian-prod-global'),
      'AWS::Route53::HealthCheck',
    );
  });
  expect(checks).toHaveLength(5);
});

test('the templates do not tell where they were synthesized', () => {
  const texts = synthesized(topologyOfSize(2), ({ stacks }) =>
    stacks.map(({ template }) => JSON.stringify(template)),
  );
  for (const text of texts) expect(text).not.toContain(process.cwd());
});

test.each([
  ["the repository's own topology", topologyWith()],
  ['a database in RDS', replicas],
])('the rules of AWS Solutions are kept, or broken with a reason: %s', (_, topology) => {
  inFolder((outdir) => {
    const app = buildApp(topology, { context: quickContext, outdir });
    addSolutionChecks(app);
    expect(() => app.synth()).not.toThrow();
  });
});
