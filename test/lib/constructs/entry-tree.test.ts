import { recordsNamed, recordsOf } from '../../support/records';
import { resourcesOf, globalOf, topologyOfSize, topologyWith } from '../../support/templates';

const topology = topologyWith();
const global = globalOf(topology);
const root = 'api.banking.example.com';

test('with a host name for a leaf every record of the zone is a CNAME', () => {
  expect(new Set(recordsOf(global).map(({ Type }) => Type))).toEqual(new Set(['CNAME']));
});

test('no CNAME stands at the apex, where DNS allows none', () => {
  for (const { Name } of recordsOf(global)) expect(Name).toMatch(/^[a-z0-9-]+\.(.+\.)?banking/);
});

test('one record answers every place that no other names', () => {
  const anywhere = recordsOf(global).filter(
    ({ GeoLocation }) => GeoLocation?.['CountryCode'] === '*',
  );
  expect(anywhere).toMatchObject([
    { Name: `${root}.`, AliasTarget: { DNSName: `world.${root}.` } },
  ]);
});

test('a continent is answered by its pool', () => {
  const european = recordsNamed(global, root).filter(
    ({ GeoLocation }) => GeoLocation?.['ContinentCode'] === 'EU',
  );
  expect(european).toMatchObject([{ AliasTarget: { DNSName: `eu.${root}.` } }]);
});

test('a strict pool never backs out to another, and any other pool does', () => {
  const evaluated = recordsNamed(global, root).map(({ AliasTarget }) => [
    AliasTarget?.DNSName,
    AliasTarget?.EvaluateTargetHealth,
  ]);
  expect(Object.fromEntries(evaluated)).toEqual({
    [`world.${root}.`]: true,
    [`eu.${root}.`]: false,
  });
});

test('the root itself has no health check: its pools decide', () => {
  for (const record of recordsNamed(global, root)) expect(record.HealthCheckId).toBeUndefined();
});

test("a pool's members are weighted by their shares and follow the health of their leaves", () => {
  const members = recordsNamed(global, `world.${root}`);
  expect(members.map(({ SetIdentifier, Weight }) => [SetIdentifier, Weight])).toEqual([
    ['us-west-2', 40],
    ['us-east-1', 30],
    ['ap-southeast-1', 10],
  ]);
  for (const { AliasTarget, SetIdentifier } of members) {
    expect(AliasTarget).toMatchObject({
      DNSName: `${String(SetIdentifier)}.${root}.`,
      EvaluateTargetHealth: true,
    });
  }
});

test("a group's weights never sum to zero, whatever its shares", () => {
  const idle = topologyOfSize(2);
  const regions = idle.regions.map((region) => ({ ...region, share: 0 }));
  const members = recordsNamed(globalOf({ ...idle, regions }), 'world.api.bank.example');
  expect(members.map(({ Weight }) => Weight)).toEqual([1, 1]);
});

test("a leaf points at its region's origin, for as long as dns.ttlSeconds says", () => {
  expect(recordsNamed(global, `us-west-2.${root}`)).toMatchObject([
    { TTL: '5', ResourceRecords: ['origin-us-west-2.banking.example.com'] },
  ]);
});

test("a leaf carries its endpoint's check and a member its gate: both must pass", () => {
  const checkOf = (id: unknown): unknown => {
    const [logicalId = ''] = (id as { 'Fn::GetAtt': string[] })['Fn::GetAtt'];
    return resourcesOf(global, 'AWS::Route53::HealthCheck')[logicalId]?.Properties;
  };
  for (const { name } of topology.regions) {
    const [leaf] = recordsNamed(global, `${name}.${root}`);
    expect(checkOf(leaf?.HealthCheckId)).toMatchObject({
      HealthCheckConfig: { FullyQualifiedDomainName: `origin-${name}.banking.example.com` },
    });
    const member = recordsOf(global).find(({ SetIdentifier }) => SetIdentifier === name);
    expect(checkOf(member?.HealthCheckId)).toMatchObject({
      HealthCheckConfig: { Type: 'CALCULATED' },
      HealthCheckTags: expect.arrayContaining([
        { Key: 'Name', Value: `meridian-prod gate ${name}` },
      ]) as unknown,
    });
  }
});

test('a target is there before its alias: leaf, then member, then root', () => {
  const records = resourcesOf(global, 'AWS::Route53::RecordSet');
  const nameOf = (id: string): unknown => records[id]?.Properties['Name'];
  for (const { Properties, DependsOn = [] } of Object.values(records)) {
    const target = (Properties as { AliasTarget?: { DNSName: string } }).AliasTarget?.DNSName;
    if (target === undefined) continue;
    const awaited = Object.values(records).filter(({ Properties: { Name } }) => Name === target);
    const targets = DependsOn.filter((id) => id in records);
    expect(targets).toHaveLength(awaited.length);
    for (const id of targets) expect(nameOf(id)).toBe(target);
  }
});

describe('with a load balancer for a leaf', () => {
  const aliased = globalOf(topologyOfSize(2, { entry: { leaf: 'alias' } }));
  const name = 'api.bank.example';

  test.each([name, `world.${name}`, `xx-a-1.${name}`])('%s answers IPv4 and IPv6', (each) => {
    const types = new Set(recordsNamed(aliased, each).map(({ Type }) => Type));
    expect(types).toEqual(new Set(['A', 'AAAA']));
  });

  test('a leaf is an alias to the load balancer, in its own zone', () => {
    const leaf = recordsNamed(aliased, `xx-a-1.${name}`);
    expect(leaf).toHaveLength(2);
    for (const { AliasTarget, TTL } of leaf) {
      expect(TTL).toBeUndefined();
      expect(AliasTarget).toEqual({
        DNSName: 'lb-0.example.net.',
        HostedZoneId: 'ZLB0',
        EvaluateTargetHealth: true,
      });
    }
  });

  test('probes find the load balancer whatever its health', () => {
    expect(recordsNamed(aliased, 'origin-xx-a-1.bank.example')).toMatchObject([
      { Type: 'A', AliasTarget: { DNSName: 'lb-0.example.net.', EvaluateTargetHealth: false } },
    ]);
  });
});
