import { propertiesOf, resourcesOf, globalOf, topologyOfSize } from '../../support/templates';

type Config = {
  readonly Type: string;
  readonly FullyQualifiedDomainName?: Readonly<Record<string, { StackName: string }>>;
  readonly ResourcePath?: string;
  readonly HealthThreshold?: number;
  readonly ChildHealthChecks?: readonly { readonly 'Fn::GetAtt': readonly string[] }[];
};

const topology = topologyOfSize(4);
const global = globalOf(topology);
const configOf = (check: Readonly<Record<string, unknown>>): Config =>
  check['HealthCheckConfig'] as Config;
const configs = propertiesOf(global, 'AWS::Route53::HealthCheck').map(configOf);
const votes = configs.filter(({ ResourcePath }) => ResourcePath?.startsWith('/drain/'));
const gates = configs.filter(({ Type }) => Type === 'CALCULATED');

test('there is a check for every voter and every other region as its target', () => {
  const pairs = votes.map(({ FullyQualifiedDomainName, ResourcePath }) => {
    const stack = FullyQualifiedDomainName?.['Fn::GetStackOutput']?.StackName;
    return `${String(stack)}${String(ResourcePath)}`;
  });
  const names = topology.regions.map(({ name }) => name);
  const wanted = names.flatMap((target) =>
    names
      .filter((voter) => voter !== target)
      .map((voter) => `meridian-test-regional-${voter}/drain/${target}`),
  );
  expect(pairs.sort()).toEqual(wanted.sort());
});

test('every voter check is inverted, fast, and turned by one answer', () => {
  expect(votes).toHaveLength(12);
  for (const vote of votes) {
    expect(vote).toMatchObject({
      Type: 'HTTPS',
      Port: 443,
      Inverted: true,
      RequestInterval: 10,
      FailureThreshold: 1,
    });
  }
});

test("a voter check says the function URL's own name, in the request and in SNI", () => {
  for (const vote of votes) {
    expect(vote).toMatchObject({
      EnableSNI: true,
      FullyQualifiedDomainName: { 'Fn::GetStackOutput': { OutputName: 'DrainEndpointHost' } },
    });
  }
});

test('a gate counts the votes of all others about its own region', () => {
  const checks = resourcesOf(global, 'AWS::Route53::HealthCheck');
  const counted = gates.map(({ ChildHealthChecks = [] }) =>
    ChildHealthChecks.map(({ 'Fn::GetAtt': [id = ''] }) => {
      const child = checks[id];
      return child === undefined ? id : configOf(child.Properties).ResourcePath;
    }),
  );
  expect(counted.sort()).toEqual(
    topology.regions.map(({ name }) => Array<string>(3).fill(`/drain/${name}`)).sort(),
  );
});

test.each([
  { others: 1, votesToClose: 1 },
  { others: 2, votesToClose: 2 },
  { others: 3, votesToClose: 2 },
  { others: 4, votesToClose: 3 },
  { others: 5, votesToClose: 3 },
  { others: 6, votesToClose: 4 },
])('of $others others, $votesToClose votes close the gate and no fewer', (row) => {
  const { others, votesToClose } = row;
  const template = globalOf(topologyOfSize(others + 1));
  const thresholds = propertiesOf(template, 'AWS::Route53::HealthCheck')
    .map(configOf)
    .flatMap(({ HealthThreshold }) => HealthThreshold ?? []);
  expect(thresholds).toHaveLength(others + 1);
  for (const threshold of thresholds) {
    // Route 53: healthy while at least `threshold` children are. A vote makes a child unhealthy.
    expect(others - (votesToClose - 1)).toBeGreaterThanOrEqual(threshold);
    expect(others - votesToClose).toBeLessThan(threshold);
  }
});

test('a quorum that the topology fixes is the one that is built', () => {
  const fixed = topologyOfSize(5, { voting: { quorum: 2 } });
  const thresholds = propertiesOf(globalOf(fixed), 'AWS::Route53::HealthCheck')
    .map(configOf)
    .flatMap(({ HealthThreshold }) => HealthThreshold ?? []);
  expect(new Set(thresholds)).toEqual(new Set([3]));
});

test('no gate counts another gate, which Route 53 refuses', () => {
  const checks = resourcesOf(global, 'AWS::Route53::HealthCheck');
  for (const { ChildHealthChecks = [] } of gates) {
    for (const {
      'Fn::GetAtt': [id = ''],
    } of ChildHealthChecks) {
      expect(checks[id]?.Properties['HealthCheckConfig']).toMatchObject({ Type: 'HTTPS' });
    }
  }
});
