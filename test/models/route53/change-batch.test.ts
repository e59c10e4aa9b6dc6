import { readChangeBatch } from '../../../models/route53/change-batch';
import { NotImitated } from '../../../models/route53/refusal';

const record = { Name: 'API.example.com.', Type: 'A' };
const batch = (set: object, more: object = {}) => ({
  ChangeBatch: { Changes: [{ Action: 'UPSERT', ResourceRecordSet: set, ...more }] },
});

test('a change is read with numbers and flags as XML has them', () => {
  const set = {
    ...record,
    SetIdentifier: 'eu-west-1',
    Weight: '40',
    HealthCheckId: 'gate',
    AliasTarget: { HostedZoneId: 'Z1', DNSName: 'LB.example.com.', EvaluateTargetHealth: 'true' },
  };
  expect(readChangeBatch(batch(set))).toEqual({
    changes: [
      {
        action: 'UPSERT',
        record: {
          name: 'api.example.com',
          type: 'A',
          setIdentifier: 'eu-west-1',
          weight: 40,
          healthCheckId: 'gate',
          alias: { name: 'lb.example.com', hostedZoneId: 'Z1', evaluateTargetHealth: true },
        },
      },
    ],
  });
});

test('a comment and values are kept', () => {
  const set = { ...record, Type: 'TXT', TTL: '5', ResourceRecords: [{ Value: '"3.7"' }] };
  const { ChangeBatch } = batch(set);
  expect(readChangeBatch({ ChangeBatch: { ...ChangeBatch, Comment: 'why' } })).toEqual({
    comment: 'why',
    changes: [
      {
        action: 'UPSERT',
        record: { name: 'api.example.com', type: 'TXT', ttlSeconds: 5, values: ['"3.7"'] },
      },
    ],
  });
});

test.each<[string, object]>([
  ['Failover', batch({ ...record, Failover: 'PRIMARY' })],
  ['Region', batch({ ...record, Region: 'us-east-1' })],
  ['MultiValueAnswer', batch({ ...record, MultiValueAnswer: 'true' })],
  ['TrafficPolicyInstanceId', batch({ ...record, TrafficPolicyInstanceId: 'x' })],
  ['SubdivisionCode', batch({ ...record, GeoLocation: { SubdivisionCode: 'CA' } })],
  ['Type', batch({ ...record, Type: 'MX' })],
  ['Action', batch(record, { Action: 'REPLACE' })],
  ['Weight', batch({ ...record, Weight: 'much' })],
  ['__proto__', batch(JSON.parse('{"Name":"a.b","Type":"A","__proto__":{"TTL":"1"}}') as object)],
  ['wildcard', batch({ ...record, Name: '*.example.com' })],
  ['ChangeBatch', {}],
])('not imitated: %s', (what, request) => {
  expect(() => readChangeBatch(request)).toThrow(NotImitated);
  expect(() => readChangeBatch(request)).toThrow(what);
});
