import type { Template } from 'aws-cdk-lib/assertions';
import { buildApp } from '../../../lib/meridian-app';
import type { Topology } from '../../../core/topology/schema';
import { gateEventSchema } from '../../../lambdas/deployment/gate/handler';
import { wantAgainEventSchema } from '../../../lambdas/deployment/want-again/handler';
import { governed } from '../governed';
import {
  globalOf,
  inFolder,
  propertiesOf,
  quickContext,
  regionalOf,
  resourcesOf,
  templateIn,
} from '../../support/templates';

const topology = governed(3);
const question = 'Custom::DeploymentGate';

const gateIn = (template: Template): Readonly<Record<string, unknown>> =>
  propertiesOf(template, question)[0] ?? {};
const revisionIn = (template: Template): unknown => gateIn(template)['revision'];

describe('the revision', () => {
  const [global, regional] = [globalOf(topology), regionalOf(topology, 'xx-a-1')];

  test('of the same template is the same, so that CloudFormation asks nobody', () => {
    expect(gateIn(globalOf(topology))).toEqual(gateIn(global));
    expect(gateIn(regionalOf(topology, 'xx-a-1'))).toEqual(gateIn(regional));
  });

  const changed: [what: string, replaced: Record<string, unknown>][] = [
    ['a TTL', { dns: { ttlSeconds: 10 } }],
    ['where a health check looks', { probing: { path: '/alive' } }],
    ['a quorum', { voting: { quorum: 1 } }],
    ['a gate', { dns: { gates: 'created' } }],
    ['a share, and so a weight', { regions: withoutShare(topology) }],
  ];

  test.each(changed)('of the global stack changes with %s', (_, replaced) => {
    expect(revisionIn(globalOf(governed(3, replaced)))).not.toBe(revisionIn(global));
  });

  test('of a regional stack changes with what its prober is told', () => {
    const other = governed(3, { probing: { intervalSeconds: 5 } });
    expect(revisionIn(regionalOf(other, 'xx-a-1'))).not.toBe(revisionIn(regional));
  });

  test('does not change with anything else', () => {
    const other = governed(3, { approval: { lapseSeconds: 90 } });
    expect(revisionIn(globalOf(other))).toBe(revisionIn(global));
    expect(revisionIn(regionalOf(other, 'xx-a-1'))).toBe(revisionIn(regional));
  });

  test('is one that the gate can keep', () => {
    for (const template of [global, regional]) {
      const event = { RequestType: 'Create', ResourceProperties: gateIn(template) };
      expect(gateEventSchema.safeParse(event)).toMatchObject({ success: true });
    }
  });
});

describe('what is guarded comes after the question', () => {
  const guarded = (template: Template): string[] => {
    const [id = ''] = Object.keys(resourcesOf(template, question));
    return Object.entries(resourcesOf(template)).flatMap(([name, { DependsOn = [] }]) =>
      DependsOn.includes(id) ? [name] : [],
    );
  };

  test('every record and every check', () => {
    const template = globalOf(topology);
    const types = ['AWS::Route53::RecordSet', 'AWS::Route53::HealthCheck'];
    const wanted = types.flatMap((type) => Object.keys(resourcesOf(template, type)));
    expect(guarded(template).toSorted()).toEqual(wanted.toSorted());
  });

  test('the prober and the drain endpoint of a region, and nothing else', () => {
    const names = guarded(regionalOf(topology, 'xx-a-1'));
    expect(names.filter((name) => !/^(Prober|DrainEndpoint)/.test(name))).toEqual([]);
    for (const part of ['ProberFunction', 'DrainEndpointFunction']) {
      expect(names.some((name) => name.startsWith(part))).toBe(true);
    }
  });
});

test("a stack asks the gate of its own region, by name where it is another stack's", () => {
  const { ServiceToken } = gateIn(regionalOf(topology, 'xx-a-1'));
  expect(JSON.stringify(ServiceToken)).toMatch(/"SlowPathDeploymentGateFunction\w+","Arn"/);
  expect(JSON.stringify(gateIn(globalOf(topology))['ServiceToken'])).toContain(
    ':lambda:xx-a-1:111122223333:function:meridian-test-deployment-gate',
  );
});

describe('after the records have changed', () => {
  const template = globalOf(topology);
  const [told] = Object.values(resourcesOf(template, 'Custom::LiveWeights'));

  test('the slow path is told, after every record and the table it is told in', () => {
    const records = Object.keys(resourcesOf(template, 'AWS::Route53::RecordSet'));
    expect(told?.DependsOn?.toSorted()).toEqual([...records, 'StrongTable'].toSorted());
  });

  test('it is told which zone, and what it needs to know', () => {
    const { hostedZoneId, ...properties } = told?.Properties ?? {};
    expect(hostedZoneId).toEqual({ 'Fn::GetAtt': ['PlaneZone', 'Id'] });
    const ResourceProperties = { ...properties, hostedZoneId: 'Z1' };
    const event = { RequestType: 'Create', ResourceProperties };
    expect(wantAgainEventSchema.safeParse(event)).toMatchObject({ success: true });
  });

  test('it is told again where records change, and not where only checks do', () => {
    const revision = (other: Topology): unknown =>
      propertiesOf(globalOf(other), 'Custom::LiveWeights')[0]?.['revision'];
    expect(revision(governed(3, { dns: { ttlSeconds: 10 } }))).not.toBe(revision(topology));
    expect(revision(governed(3, { probing: { path: '/alive' } }))).toBe(revision(topology));
  });
});

describe('an override', () => {
  const withOverride = <T>(override: string, look: (app: ReturnType<typeof buildApp>) => T): T =>
    inFolder((outdir) =>
      look(buildApp(topology, { context: { ...quickContext, override }, outdir })),
    );

  test('is a property of what is asked, with its reason', () => {
    const reason = 'the hold stays while we move the zone';
    withOverride(reason, (app) => {
      const assembly = app.synth();
      for (const name of ['global', 'regional-xx-a-1']) {
        const template = templateIn(assembly, `meridian-test-${name}`);
        expect(gateIn(template)).toMatchObject({ override: reason });
      }
    });
  });

  test('without a reason is refused', () => {
    withOverride('yes', (app) => {
      expect(() => app.synth()).toThrow('override is no reason, got "yes"; write a sentence');
    });
  });

  test('is not there unless somebody asks for it', () => {
    expect(gateIn(globalOf(topology))).not.toHaveProperty('override');
  });
});

function withoutShare({ regions }: Topology): unknown[] {
  return regions.map((region, index) => ({ ...region, share: index === 0 ? 10 : 45 }));
}
