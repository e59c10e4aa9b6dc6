import type { Topology } from '../../../core/topology/schema';
import { propertiesOf, globalOf, topologyOfSize, topologyWith } from '../../support/templates';

/** The checks of origin names, by the name they look at. */
function endpointChecks(topology: Topology): Record<string, unknown> {
  const configs = propertiesOf(globalOf(topology, 'none'), 'AWS::Route53::HealthCheck').map(
    ({ HealthCheckConfig }) => HealthCheckConfig as { FullyQualifiedDomainName: string },
  );
  return Object.fromEntries(configs.map((config) => [config.FullyQualifiedDomainName, config]));
}

test('every region has a fast HTTPS check of its origin name', () => {
  const topology = topologyWith();
  const checks = endpointChecks(topology);
  expect(Object.keys(checks)).toHaveLength(topology.regions.length);
  for (const { name } of topology.regions) {
    expect(checks[`origin-${name}.banking.example.com`]).toEqual({
      Type: 'HTTPS',
      FullyQualifiedDomainName: `origin-${name}.banking.example.com`,
      Port: 443,
      ResourcePath: '/region-health',
      RequestInterval: 10,
      FailureThreshold: 3,
      EnableSNI: true,
      MeasureLatency: false,
    });
  }
});

test('it looks where the probers look', () => {
  const checks = endpointChecks(topologyOfSize(2, { probing: { path: '/alive' } }));
  expect(checks['origin-xx-a-1.bank.example']).toMatchObject({ ResourcePath: '/alive' });
});

test('a check that the topology writes down is built as written, and the others stay fast', () => {
  const checks = endpointChecks(
    topologyOfSize(3, {
      healthChecks: [
        { region: 'xx-a-1', type: 'HTTP', port: 8080, path: '/up', intervalSeconds: 30 },
        { region: 'xx-b-1', type: 'TCP', port: 5432, threshold: 2 },
      ],
    }),
  );
  expect(checks['origin-xx-a-1.bank.example']).toEqual({
    Type: 'HTTP',
    FullyQualifiedDomainName: 'origin-xx-a-1.bank.example',
    Port: 8080,
    ResourcePath: '/up',
    RequestInterval: 30,
    FailureThreshold: 3,
    MeasureLatency: false,
  });
  expect(checks['origin-xx-b-1.bank.example']).not.toHaveProperty('ResourcePath');
  expect(checks['origin-xx-c-1.bank.example']).toMatchObject({
    Type: 'HTTPS',
    RequestInterval: 10,
  });
});
