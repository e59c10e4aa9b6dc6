import { healthCheckFromCloudFormation } from '../../../models/route53/health-check-from-cloudformation';
import { InvalidInput, NotImitated } from '../../../models/route53/refusal';

const https = { Type: 'HTTPS', FullyQualifiedDomainName: 'origin.example.com' };
const counted = { Type: 'CALCULATED', ChildHealthChecks: ['a', 'b'], HealthThreshold: 1 };
const read = (config: object) =>
  healthCheckFromCloudFormation('check', { HealthCheckConfig: config, HealthCheckTags: [] });

test('an endpoint check has the defaults of Route 53', () => {
  expect(read(https)).toEqual({
    kind: 'endpoint',
    id: 'check',
    https: true,
    fqdn: 'origin.example.com',
    port: 443,
    path: '/',
    intervalMs: 30_000,
    failureThreshold: 3,
    inverted: false,
    disabled: false,
    checkers: 16,
  });
  expect(read({ ...https, Type: 'HTTP' })).toMatchObject({ port: 80, https: false });
});

test('a TCP check asks for a connection alone, and needs a port', () => {
  const tcp = { ...https, Type: 'TCP', Port: 5432, RequestInterval: 10, MeasureLatency: false };
  expect(read(tcp)).toMatchObject({
    kind: 'endpoint',
    tcp: true,
    https: false,
    port: 5432,
    path: '',
  });
});

test('a drain switch is read as it is synthesized', () => {
  const drain = {
    ...https,
    Port: 443,
    ResourcePath: '/drain/us-west-2',
    EnableSNI: true,
    RequestInterval: 10,
    FailureThreshold: 1,
    Inverted: true,
    MeasureLatency: false,
  };
  expect(read(drain)).toMatchObject({ intervalMs: 10_000, failureThreshold: 1, inverted: true });
});

test('fewer regions have fewer checkers, two in each', () => {
  const regions = { Regions: ['us-east-1', 'eu-west-1', 'ap-southeast-1'] };
  expect(read({ ...https, ...regions })).toMatchObject({ checkers: 6 });
});

test('a calculated check keeps its children and threshold', () => {
  expect(read(counted)).toMatchObject({ children: ['a', 'b'], healthThreshold: 1 });
});

test.each([
  ['RequestInterval 5', { ...https, RequestInterval: 5 }],
  ['FailureThreshold 0', { ...https, FailureThreshold: 0 }],
  ['FailureThreshold 11', { ...https, FailureThreshold: 11 }],
  ['FullyQualifiedDomainName is missing', { Type: 'HTTPS' }],
  ['Port 70000', { ...https, Port: 70_000 }],
  ['ResourcePath health', { ...https, ResourcePath: 'health' }],
  ['AlarmIdentifier belongs to CLOUDWATCH_METRIC', { ...https, AlarmIdentifier: { Name: 'x' } }],
  ['InsufficientDataHealthStatus', { ...https, InsufficientDataHealthStatus: 'Failure' }],
  ['name at least 3', { ...https, Regions: ['us-east-1', 'eu-west-1'] }],
  ['name at least 3', { ...https, Regions: ['us-east-1', 'us-east-1', 'eu-west-1'] }],
  ['no checkers in eu-central-1', { ...https, Regions: ['eu-central-1'] }],
  ['EnableSNI belongs to HTTPS', { ...https, Type: 'HTTP', EnableSNI: true }],
  ['EnableSNI belongs to HTTPS', { ...https, Type: 'TCP', Port: 443, EnableSNI: true }],
  [
    'ResourcePath / does not belong to TCP',
    { ...https, Type: 'TCP', Port: 443, ResourcePath: '/' },
  ],
  ['Port is missing', { ...https, Type: 'TCP' }],
  ['belong to CALCULATED', { ...https, HealthThreshold: 1 }],
  ['Port does not belong to CALCULATED', { ...counted, Port: 443 }],
  ['HealthThreshold is missing', { ...counted, HealthThreshold: undefined }],
  ['HealthThreshold 257', { ...counted, HealthThreshold: 257 }],
  ['ChildHealthChecks has 0', { ...counted, ChildHealthChecks: [] }],
  ['names one twice', { ...counted, ChildHealthChecks: ['a', 'a'] }],
])('Route 53 refuses: %s', (message, config) => {
  expect(() => read(config)).toThrow(InvalidInput);
  expect(() => read(config)).toThrow(message);
});

test('everything wrong with a check is said at once', () => {
  expect(() => read({ ...https, RequestInterval: 5, FailureThreshold: 0, Port: 0 })).toThrow(
    /RequestInterval.*FailureThreshold.*Port/,
  );
});

test.each([
  ['HTTPS_STR_MATCH', { ...https, Type: 'HTTPS_STR_MATCH' }],
  ['CLOUDWATCH_METRIC', { Type: 'CLOUDWATCH_METRIC' }],
  ['RECOVERY_CONTROL', { Type: 'RECOVERY_CONTROL' }],
  ['SearchString', { ...https, SearchString: 'ok' }],
  ['IPAddress', { ...https, IPAddress: '192.0.2.1' }],
  ['Disabled with Inverted', { ...https, Disabled: true, Inverted: true }],
])('not imitated: %s', (message, config) => {
  expect(() => read(config)).toThrow(NotImitated);
  expect(() => read(config)).toThrow(message);
});
