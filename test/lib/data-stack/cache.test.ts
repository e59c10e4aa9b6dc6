import { dataOf, propertiesOf, resourcesOf } from '../../support/templates';
import { cached } from './cells';

const first = dataOf(cached, 'us-west-2');
const second = dataOf(cached, 'us-east-1');
const places = [
  { region: 'us-west-2', template: first },
  { region: 'us-east-1', template: second },
];
const group = 'AWS::ElastiCache::ReplicationGroup';

test.each(places)('$region has its nodes in several zones and fails over by itself', (place) => {
  const { region, template } = place;
  expect(propertiesOf(template, group)).toEqual([
    expect.objectContaining({
      ReplicationGroupId: `meridian-prod-world-${region}`,
      NumCacheClusters: 4,
      MultiAZEnabled: true,
      AutomaticFailoverEnabled: true,
      KmsKeyId: { 'Fn::GetAtt': ['DataKey', 'Arn'] },
      Port: 6379,
    }),
  ]);
});

test('the first says what all are: node type, engine, encrypted at rest and on the wire', () => {
  expect(propertiesOf(first, group)[0]).toMatchObject({
    Engine: 'valkey',
    EngineVersion: '8.0',
    AutoMinorVersionUpgrade: false,
    CacheNodeType: 'cache.r7g.large',
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
    TransitEncryptionMode: 'required',
  });
});

test('the first is the primary of the global cache', () => {
  expect(propertiesOf(first, 'AWS::ElastiCache::GlobalReplicationGroup')).toEqual([
    expect.objectContaining({
      GlobalReplicationGroupIdSuffix: 'meridian-prod-world',
      Members: [
        {
          ReplicationGroupId: { Ref: 'WorldCache' },
          ReplicationGroupRegion: 'us-west-2',
          Role: 'PRIMARY',
        },
      ],
    }),
  ]);
});

test('another joins it by the id that ElastiCache made, which is read by name', () => {
  first.hasOutput('WorldGlobalCacheId', {
    Value: { 'Fn::GetAtt': ['WorldGlobalCache', 'GlobalReplicationGroupId'] },
  });
  expect(propertiesOf(second, group)[0]?.['GlobalReplicationGroupId']).toEqual({
    'Fn::GetStackOutput': {
      StackName: 'meridian-prod-data-us-west-2',
      OutputName: 'WorldGlobalCacheId',
      Region: 'us-west-2',
    },
  });
  expect(propertiesOf(second, 'AWS::ElastiCache::GlobalReplicationGroup')).toEqual([]);
});

test.each([
  'CacheNodeType',
  'Engine',
  'EngineVersion',
  'CacheParameterGroupName',
  'NumNodeGroups',
  'AtRestEncryptionEnabled',
  'TransitEncryptionEnabled',
  'AutoMinorVersionUpgrade',
])('another may not say %s, which it has from the first', (name) => {
  expect(propertiesOf(second, group)[0]).not.toHaveProperty(name);
});

test.each(places)('in $region one user signs in, by IAM, and administers nothing', (place) => {
  const { template } = place;
  expect(propertiesOf(template, 'AWS::ElastiCache::User')).toEqual([
    expect.objectContaining({
      Engine: 'valkey',
      UserId: 'meridian-prod-world',
      UserName: 'meridian-prod-world',
      AuthenticationMode: { Type: 'iam' },
      AccessString: 'on ~* &* +@all -@admin -@dangerous +info',
    }),
  ]);
  const [users] = Object.keys(resourcesOf(template, 'AWS::ElastiCache::UserGroup'));
  expect(propertiesOf(template, group)[0]).toMatchObject({ UserGroupIds: [{ Ref: users }] });
  expect(propertiesOf(template, group)[0]).not.toHaveProperty('AuthToken');
});

test('a region without a copy has no data stack of that cell, and needs none', () => {
  expect(propertiesOf(dataOf(cached, 'eu-west-1'), group)).toEqual([]);
});
