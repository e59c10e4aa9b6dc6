import type { Change as SdkChange } from '@aws-sdk/client-route-53';
import {
  ChangeResourceRecordSetsCommand,
  GetChangeCommand,
  InvalidChangeBatch,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
} from '@aws-sdk/client-route-53';
import { route53Service } from '../../../local/wire/route53';
import { ControlPlane } from '../../../models/route53/control-plane';
import type { RecordSet } from '../../../models/route53/record';
import { member, text, zoneWith } from '../../models/route53/batches';
import { alias, cname, zoneId } from '../../models/route53/specimens';
import { authorization, closeAll, failure, route53, start } from './desk';

let nowMs = 0;
let plane: ControlPlane;
let url: string;

beforeEach(async () => {
  nowMs = 1_000;
  const records: RecordSet[] = [
    cname('leaf', { ttlSeconds: 7 }),
    alias('eu', 'leaf', { setIdentifier: 'x<&"y', weight: 0, healthCheckId: 'known' }),
    cname('geo', { setIdentifier: 'EU', geo: { continent: 'EU' } }),
    member('a', 1),
    member('b', 2),
    text('1.1'),
  ];
  plane = new ControlPlane({
    zone: zoneWith(...records),
    healthCheckIds: new Set(['known']),
    chance: () => 0.5,
    newId: () => 'C2682N5HXP0BZ4',
  });
  const service = route53Service({ controlPlane: plane, nowMs: () => nowMs });
  ({ url } = await start({ services: [service] }));
});
afterEach(closeAll);

const list = (input: object = {}, at = url) =>
  route53(at).send(new ListResourceRecordSetsCommand({ HostedZoneId: zoneId, ...input }));

const change = (...Changes: SdkChange[]) =>
  route53(url).send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: `/hostedzone/${zoneId}`,
      ChangeBatch: { Changes, Comment: 'why & how' },
    }),
  );

const generation = (value: string) => ({
  Name: '_meridian.api.example.com.',
  Type: 'TXT' as const,
  TTL: 5,
  ResourceRecords: [{ Value: `"${value}"` }],
});

test('records are listed as the API has them, with everything they say', async () => {
  const { ResourceRecordSets, IsTruncated, MaxItems } = await list();
  expect({ IsTruncated, MaxItems }).toEqual({ IsTruncated: false, MaxItems: 300 });
  expect(ResourceRecordSets?.map(({ Name, Type }) => `${Name ?? ''} ${Type ?? ''}`)).toEqual([
    'example.com. NS',
    'example.com. SOA',
    'api.example.com. CNAME',
    'api.example.com. CNAME',
    '_meridian.api.example.com. TXT',
    'eu.example.com. CNAME',
    'geo.example.com. CNAME',
    'leaf.example.com. CNAME',
  ]);
  expect(ResourceRecordSets?.slice(4, 7)).toEqual([
    generation('1.1'),
    {
      Name: 'eu.example.com.',
      Type: 'CNAME',
      SetIdentifier: 'x<&"y',
      Weight: 0,
      AliasTarget: {
        HostedZoneId: zoneId,
        DNSName: 'leaf.example.com.',
        EvaluateTargetHealth: true,
      },
      HealthCheckId: 'known',
    },
    {
      Name: 'geo.example.com.',
      Type: 'CNAME',
      SetIdentifier: 'EU',
      GeoLocation: { ContinentCode: 'EU' },
      TTL: 5,
      ResourceRecords: [{ Value: 'geo.elsewhere.example.net' }],
    },
  ]);
});

test('a page begins where it is asked to, and says where the next one does', async () => {
  const start = { StartRecordName: 'api.example.com', StartRecordType: 'CNAME' as const };
  expect(await list({ ...start, MaxItems: 1 })).toMatchObject({
    IsTruncated: true,
    MaxItems: 1,
    NextRecordName: 'api.example.com.',
    NextRecordType: 'CNAME',
    NextRecordIdentifier: 'b',
    ResourceRecordSets: [{ SetIdentifier: 'a' }],
  });
  const next = await list({ ...start, StartRecordIdentifier: 'b', MaxItems: 1 });
  expect(next.ResourceRecordSets).toMatchObject([{ SetIdentifier: 'b', Weight: 2 }]);
});

test('a batch changes what the API shows, and is PENDING until it is INSYNC', async () => {
  const answer = await change(
    { Action: 'DELETE', ResourceRecordSet: generation('1.1') },
    { Action: 'CREATE', ResourceRecordSet: generation('2.1') },
  );
  expect(answer.ChangeInfo).toEqual({
    Id: '/change/C2682N5HXP0BZ4',
    Status: 'PENDING',
    SubmittedAt: new Date(1_000),
    Comment: 'why & how',
  });
  const shown = await list({ StartRecordName: '_meridian.api.example.com', MaxItems: 1 });
  expect(shown.ResourceRecordSets).toEqual([generation('2.1')]);
  const asked = new GetChangeCommand({ Id: answer.ChangeInfo?.Id });
  expect((await route53(url).send(asked)).ChangeInfo?.Status).toBe('PENDING');
  nowMs = 61_000;
  expect((await route53(url).send(asked)).ChangeInfo?.Status).toBe('INSYNC');
});

test('what was listed can be sent back: deleted and created again as it was', async () => {
  const { ResourceRecordSets = [] } = await list();
  const before = plane.zone.records.length;
  await change(
    ...ResourceRecordSets.filter(({ Weight }) => Weight !== undefined).flatMap(
      (ResourceRecordSet): SdkChange[] => [
        { Action: 'DELETE', ResourceRecordSet },
        { Action: 'CREATE', ResourceRecordSet },
      ],
    ),
  );
  expect(plane.zone.records).toHaveLength(before);
  expect((await list()).ResourceRecordSets).toEqual(ResourceRecordSets);
});

test('an invalid batch comes back by its name, with all messages', async () => {
  const before = plane.zone;
  const error = await failure(
    change(
      { Action: 'DELETE', ResourceRecordSet: generation('0.9') },
      { Action: 'CREATE', ResourceRecordSet: generation('2.1') },
    ),
  );
  expect(error).toBeInstanceOf(InvalidChangeBatch);
  expect(error.message).toBe(
    "[Tried to delete resource record set [name='_meridian.api.example.com.', type='TXT'] but the " +
      'values provided do not match the current values, Tried to create resource record set ' +
      "[name='_meridian.api.example.com.', type='TXT'] but it already exists]",
  );
  expect(plane.zone).toBe(before);
});

test('the zone’s busy time is an error that the SDK waits and retries for', async () => {
  const set = (): Promise<unknown> =>
    change({ Action: 'UPSERT', ResourceRecordSet: generation('1.1') });
  await set();
  expect(await failure(set())).toMatchObject({
    name: 'PriorRequestNotComplete',
    $metadata: { httpStatusCode: 400 },
  });
  nowMs += 1_000;
  await set();
});

test('too many requests are throttled', async () => {
  const many = Array.from({ length: 50 }, () => list());
  await Promise.all(many);
  expect(await failure(list())).toMatchObject({
    name: 'Throttling',
    message: 'Rate exceeded',
    $metadata: { httpStatusCode: 400 },
  });
});

test.each<[string, () => Promise<unknown>, string, number]>([
  ['another zone', () => list({ HostedZoneId: 'Z404' }), 'NoSuchHostedZone', 404],
  [
    'an unknown change',
    () => route53(url).send(new GetChangeCommand({ Id: 'C9' })),
    'NoSuchChange',
    404,
  ],
  ['a type without a name', () => list({ StartRecordType: 'A' }), 'InvalidInput', 400],
  [
    'failover routing',
    () =>
      change({
        Action: 'CREATE',
        ResourceRecordSet: { ...generation('1'), SetIdentifier: 'a', Failover: 'PRIMARY' },
      }),
    'InvalidInput',
    400,
  ],
  [
    'another operation',
    () => route53(url).send(new ListHostedZonesCommand({})),
    'UnknownOperationException',
    404,
  ],
  [
    'a signature for another region',
    () =>
      route53(url, 'eu-west-1').send(new ListResourceRecordSetsCommand({ HostedZoneId: zoneId })),
    'SignatureDoesNotMatch',
    403,
  ],
])('%s is refused', async (_, call, name, httpStatusCode) => {
  expect(await failure(call())).toMatchObject({ name, $metadata: { httpStatusCode } });
});

test.each([
  ['no XML', '{}'],
  ['another document', '<ListHostedZonesRequest/>'],
  ['a document type', '<!DOCTYPE x><ChangeResourceRecordSetsRequest/>'],
  [
    'an element nobody knows',
    '<ChangeResourceRecordSetsRequest><X/></ChangeResourceRecordSetsRequest>',
  ],
])('a body with %s is InvalidInput in the format of AWS', async (_, body) => {
  const response = await fetch(`${url}/2013-04-01/hostedzone/${zoneId}/rrset/`, {
    method: 'POST',
    headers: { authorization: authorization('route53') },
    body,
  });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('text/xml');
  expect(await response.text()).toMatch(
    /^<\?xml .*\?>\n<ErrorResponse xmlns="https:\/\/route53\.amazonaws\.com\/doc\/2013-04-01\/"><Error><Type>Sender<\/Type><Code>InvalidInput<\/Code><Message>/,
  );
});
