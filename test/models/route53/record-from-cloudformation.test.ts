import { fromCloudFormation } from '../../../models/route53/record-from-cloudformation';
import { NotImitated } from '../../../models/route53/refusal';

const base = { HostedZoneId: 'Z1', Name: 'API.example.com.', Type: 'CNAME' };

test('values, a TTL written as text and a weight are read', () => {
  const properties = {
    ...base,
    TTL: '5',
    ResourceRecords: ['origin.example.com'],
    Weight: 40,
    SetIdentifier: 'us-west-2',
    HealthCheckId: 'gate',
    Comment: 'seen by nobody',
  };
  expect(fromCloudFormation(properties)).toEqual({
    hostedZoneId: 'Z1',
    record: {
      name: 'api.example.com',
      type: 'CNAME',
      ttlSeconds: 5,
      values: ['origin.example.com'],
      weight: 40,
      setIdentifier: 'us-west-2',
      healthCheckId: 'gate',
    },
  });
});

test('an alias with a geolocation is read; target health is not evaluated unless asked for', () => {
  const properties = {
    ...base,
    AliasTarget: { DNSName: 'eu.api.example.com.', HostedZoneId: 'Z1' },
    GeoLocation: { ContinentCode: 'EU' },
    SetIdentifier: 'continent-EU',
  };
  expect(fromCloudFormation(properties).record).toEqual({
    name: 'api.example.com',
    type: 'CNAME',
    alias: { name: 'eu.api.example.com', hostedZoneId: 'Z1', evaluateTargetHealth: false },
    geo: { continent: 'EU' },
    setIdentifier: 'continent-EU',
  });
});

test.each([
  ['Region', { Region: 'eu-west-1' }],
  ['Failover', { Failover: 'PRIMARY' }],
  ['MultiValueAnswer', { MultiValueAnswer: true }],
  ['CidrRoutingConfig', { CidrRoutingConfig: { CollectionId: 'c', LocationName: 'l' } }],
  ['GeoProximityLocation', { GeoProximityLocation: { AWSRegion: 'eu-west-1' } }],
  ['HostedZoneName', { HostedZoneName: 'example.com.' }],
  ['GeoLocation.SubdivisionCode', { GeoLocation: { CountryCode: 'US', SubdivisionCode: 'CA' } }],
  ['Type', { Type: 'MX' }],
  ['TTL', { TTL: 'soon' }],
  ['wildcard', { Name: '*.example.com' }],
])('%s is not imitated, and the refusal names it', (named, more) => {
  const read = () => fromCloudFormation({ ...base, ...more });
  expect(read).toThrow(NotImitated);
  expect(read).toThrow(named);
});

test('an unresolved reference is refused instead of becoming a name', () => {
  expect(() => fromCloudFormation({ ...base, HealthCheckId: { Ref: 'Gate' } })).toThrow(
    'HealthCheckId',
  );
});
