import { recordsNamed, recordsOf } from '../../support/records';
import { globalOf, topologyWith } from '../../support/templates';

const topology = topologyWith();
const global = globalOf(topology);

test("an origin is a name for the region's own endpoint", () => {
  for (const { name, endpoint } of topology.regions) {
    expect(recordsNamed(global, `origin-${name}.banking.example.com`)).toMatchObject([
      { Type: 'CNAME', TTL: '60', ResourceRecords: [endpoint.hostname] },
    ]);
  }
});

test("a voter is found by DNS alone, at its drain endpoint's host", () => {
  for (const { name } of topology.regions) {
    expect(recordsNamed(global, `voter-${name}.banking.example.com`)).toMatchObject([
      {
        Type: 'CNAME',
        TTL: '60',
        ResourceRecords: [
          {
            'Fn::GetStackOutput': {
              StackName: `meridian-prod-regional-${name}`,
              Region: name,
              OutputName: 'DrainEndpointHost',
            },
          },
        ],
      },
    ]);
  }
});

test('neither carries a health check: a drained region must still be seen', () => {
  const direct = recordsOf(global).filter(({ Name }) => /^(origin|voter)-/.test(Name));
  expect(direct).toHaveLength(2 * topology.regions.length);
  for (const { HealthCheckId } of direct) expect(HealthCheckId).toBeUndefined();
});
