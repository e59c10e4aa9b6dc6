import { recordsOf } from '../support/records';
import { propertiesOf, resourcesOf, scrubbed, globalOf, topologyWith } from '../support/templates';

const topology = topologyWith();
const global = globalOf(topology);

test('the whole stack', () => {
  expect(scrubbed(global)).toMatchSnapshot();
});

test('the zone keeps its logical id', () => {
  expect(resourcesOf(global)['PlaneZone']?.Type).toBe('AWS::Route53::HostedZone');
});

test('regional stacks are read by name and never locked', () => {
  const text = JSON.stringify(global.toJSON());
  expect(text).not.toContain('Fn::ImportValue');
  expect(text).not.toContain('Custom::CrossRegionExport');
  const read = new Set([...text.matchAll(/"StackName":"([^"]+)"/g)].map(([, name]) => name));
  expect(read).toEqual(
    new Set(topology.regions.map(({ name }) => `meridian-prod-regional-${name}`)),
  );
});

test('every health check says whose it is, in which environment', () => {
  const checks = propertiesOf(global, 'AWS::Route53::HealthCheck');
  const names = checks.map(({ HealthCheckTags }) => {
    const tags = Object.fromEntries(
      (HealthCheckTags as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]),
    );
    expect(tags['environment']).toBe('prod');
    expect(tags['Name']).toMatch(/^meridian-prod /);
    return tags['Name'];
  });
  expect(new Set(names).size).toBe(checks.length);
});

const gatesOf = (phase: 'none' | 'created' | 'attached') => {
  const template = globalOf(topology, phase);
  return {
    checks: propertiesOf(template, 'AWS::Route53::HealthCheck').length,
    gated: recordsOf(template).filter(
      ({ AliasTarget, HealthCheckId }) => AliasTarget !== undefined && HealthCheckId !== undefined,
    ).length,
  };
};

test('no gates: only the endpoints are checked', () => {
  expect(gatesOf('none')).toEqual({ checks: 5, gated: 0 });
});

test('gates created: they gather data and gate nothing', () => {
  expect(gatesOf('created')).toEqual({ checks: 30, gated: 0 });
});

test('gates attached: every member has its own', () => {
  expect(gatesOf('attached')).toEqual({ checks: 30, gated: 5 });
});

test('nothing but the gates changes from created to attached', () => {
  const created = resourcesOf(globalOf(topology, 'created'));
  const attached = resourcesOf(globalOf(topology, 'attached'));
  expect(Object.keys(attached)).toEqual(Object.keys(created));
  for (const [id, { Properties }] of Object.entries(attached)) {
    const before = created[id]?.Properties;
    const gate = {
      ...(Properties['Weight'] === undefined
        ? {}
        : { HealthCheckId: expect.anything() as unknown }),
      ...(Properties['revision'] === undefined ? {} : { revision: expect.anything() as unknown }),
    };
    expect(Properties).toEqual({ ...before, ...gate });
  }
});
