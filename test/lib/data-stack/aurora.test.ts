import { dataOf, propertiesOf, resourcesOf } from '../../support/templates';
import { aurora, zone } from './cells';

const origin = dataOf(aurora, 'us-west-2');
const members = ['us-west-2', 'us-east-1', 'eu-west-1'].map((region) => ({
  region,
  template: region === 'us-west-2' ? origin : dataOf(aurora, region),
}));
const secondaries = members.slice(1);
const key = { 'Fn::GetAtt': ['DataKey', 'Arn'] };

test('the global database is made where it is written first, encrypted and protected', () => {
  expect(propertiesOf(origin, 'AWS::RDS::GlobalCluster')).toEqual([
    expect.objectContaining({
      GlobalClusterIdentifier: 'meridian-prod-world',
      Engine: 'aurora-postgresql',
      EngineVersion: '17.11',
      StorageEncrypted: true,
      DeletionProtection: true,
    }),
  ]);
  expect(resourcesOf(origin)['WorldDatabase']?.DependsOn).toContain('WorldGlobalDatabase');
});

test.each(secondaries)('$region makes no second one and names it without a reference', (member) => {
  const { template } = member;
  expect(propertiesOf(template, 'AWS::RDS::GlobalCluster')).toEqual([]);
  const [cluster] = propertiesOf(template, 'AWS::RDS::DBCluster');
  expect(cluster?.['GlobalClusterIdentifier']).toBe('meridian-prod-world');
  const text = JSON.stringify(template.toJSON());
  expect(text).not.toContain('Fn::ImportValue');
  expect(text).not.toContain('Fn::GetStackOutput');
});

test.each(members)('$region has a cluster like every other', ({ region, template }) => {
  const clusters = propertiesOf(template, 'AWS::RDS::DBCluster');
  expect(clusters).toHaveLength(1);
  expect(clusters[0]).toMatchObject({
    DBClusterIdentifier: `meridian-prod-world-${region}`,
    Engine: 'aurora-postgresql',
    EngineVersion: '17.11',
    Port: 5432,
    StorageEncrypted: true,
    KmsKeyId: key,
    BackupRetentionPeriod: 30,
    CopyTagsToSnapshot: true,
    DeletionProtection: true,
    EnableIAMDatabaseAuthentication: true,
    EnableCloudwatchLogsExports: ['postgresql'],
  });
});

test.each(members)('$region has two instances of one class in different zones', (member) => {
  const { region, template } = member;
  const instances = propertiesOf(template, 'AWS::RDS::DBInstance');
  expect(instances.map(({ AvailabilityZone }) => AvailabilityZone)).toEqual([
    zone(region, 0),
    zone(region, 1),
  ]);
  for (const [index, instance] of instances.entries()) {
    expect(instance).toMatchObject({
      DBInstanceIdentifier: `meridian-prod-world-${region}-${index + 1}`,
      DBClusterIdentifier: { Ref: 'WorldDatabase' },
      DBInstanceClass: 'db.r8g.4xlarge',
      Engine: 'aurora-postgresql',
      AutoMinorVersionUpgrade: false,
      PubliclyAccessible: false,
      EnablePerformanceInsights: true,
      PerformanceInsightsKMSKeyId: key,
      PerformanceInsightsRetentionPeriod: 7,
    });
  }
});

test.each(members)('$region takes no connection without TLS and no weak password', (member) => {
  expect(propertiesOf(member.template, 'AWS::RDS::DBClusterParameterGroup')).toEqual([
    expect.objectContaining({
      Family: 'aurora-postgresql17',
      Parameters: {
        'rds.force_ssl': '1',
        'rds.accepted_password_auth_method': 'scram',
        log_connections: '1',
        log_disconnections: '1',
        log_statement: 'ddl',
      },
    }),
  ]);
});

test('the master password is generated where the database begins, and stands in no template', () => {
  expect(propertiesOf(origin, 'AWS::SecretsManager::Secret')).toEqual([
    expect.objectContaining({ Name: 'meridian-prod-world/master', KmsKeyId: key }),
  ]);
  const [cluster] = propertiesOf(origin, 'AWS::RDS::DBCluster');
  expect(JSON.stringify(cluster?.['MasterUserPassword'])).toContain('{{resolve:secretsmanager:');
  // A global database refuses the password that RDS would manage.
  expect(cluster).not.toHaveProperty('ManageMasterUserPassword');
});

test.each(secondaries)('$region has the users of the first and no secret', ({ template }) => {
  expect(propertiesOf(template, 'AWS::SecretsManager::Secret')).toEqual([]);
  const [cluster] = propertiesOf(template, 'AWS::RDS::DBCluster');
  for (const name of ['MasterUsername', 'MasterUserPassword', 'ManageMasterUserPassword']) {
    expect(cluster).not.toHaveProperty(name);
  }
});

test.each(members)(
  'the log of $region is encrypted and ends before the cluster writes it',
  (member) => {
    const { region, template } = member;
    const logs = Object.entries(resourcesOf(template, 'AWS::Logs::LogGroup'));
    const [id, log] =
      logs.find(([, { Properties }]) => String(Properties['LogGroupName']).includes('/rds/')) ?? [];
    expect(log?.Properties).toMatchObject({
      LogGroupName: `/aws/rds/cluster/meridian-prod-world-${region}/postgresql`,
      KmsKeyId: key,
      RetentionInDays: 365,
    });
    expect(resourcesOf(template)['WorldDatabase']?.DependsOn).toContain(id);
  },
);

test('what holds data outlives its stack under logical ids that no refactoring changes', () => {
  const kept = ['WorldGlobalDatabase', 'WorldDatabase', 'WorldDatabaseInstance1'];
  for (const id of kept) {
    expect(resourcesOf(origin)[id]).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  }
});
