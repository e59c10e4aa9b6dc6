import type { Change } from '../../../models/route53/change-batch';
import type { RecordSet } from '../../../models/route53/record';
import { after, member, put, refusal, text, zoneWith } from './batches';
import { address, alias, cname } from './specimens';

describe('requests that Route 53 does not take', () => {
  const endless: RecordSet = { name: 'x.example.com', type: 'CNAME', values: ['a.example.net'] };

  test.each<[string, Change[], string]>([
    ['no change', [], 'Member must have length greater than or equal to 1'],
    [
      'values without a TTL',
      put('CREATE', endless),
      'Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or ' +
        'TrafficPolicyInstanceId], but found none in Change with [Action=CREATE, ' +
        'Name=x.example.com., Type=CNAME, SetIdentifier=null]',
    ],
    ['an alias with a TTL', put('CREATE', alias('x', 'leaf', { ttlSeconds: 5 })), 'more than one'],
    ['an identifier alone', put('CREATE', cname('x', { setIdentifier: 'a' })), 'found none'],
    ['a weight alone', put('CREATE', cname('x', { weight: 1 })), "Missing field 'SetIdentifier'"],
    [
      'two policies',
      put('CREATE', cname('x', { setIdentifier: 'a', weight: 1, geo: { country: '*' } })),
      'found more than one',
    ],
    ['a weight of 256', put('CREATE', member('x', 256)), 'less than or equal to 255'],
    ['a negative TTL', put('CREATE', cname('x', { ttlSeconds: -1 })), 'greater than or equal to 0'],
  ])('%s', (_, changes, message) => {
    const error = refusal(zoneWith(), ...changes);
    expect(error.name).toBe('InvalidInput');
    expect(error.message).toContain(message);
  });

  test('an unknown health check', () => {
    const changes = put('CREATE', cname('x', { healthCheckId: 'lost' }));
    expect(refusal(zoneWith(), ...changes)).toMatchObject({
      name: 'NoSuchHealthCheck',
      status: 404,
    });
  });

  const many = (count: number): RecordSet[] =>
    Array.from({ length: count }, (_, at) => address(`a${at}`));
  // Twelve strings of 250 characters are 3,035 with quotes and spaces.
  const value = Array.from({ length: 12 }, () => `"${'x'.repeat(250)}"`).join(' ');
  const long = text('', { values: Array.from({ length: 9 }, () => value) });

  test('at most a thousand values, and UPSERT counts twice', () => {
    expect(after(zoneWith(), ...put('CREATE', ...many(1_000)))).toHaveLength(1_000);
    const exceeded = ['Number of records limit of 1000 exceeded.'];
    expect(refusal(zoneWith(), ...put('CREATE', ...many(1_001))).messages).toEqual(exceeded);
    expect(refusal(zoneWith(), ...put('UPSERT', ...many(501))).messages).toEqual(exceeded);
  });

  test('at most 32,000 characters of values, and UPSERT counts twice', () => {
    expect(after(zoneWith(), ...put('CREATE', long))).toHaveLength(1);
    expect(refusal(zoneWith(), ...put('UPSERT', long)).messages).toEqual([
      'Number of characters limit of 32000 exceeded.',
    ]);
  });
});
