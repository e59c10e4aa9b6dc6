import { dataOf, propertiesOf, resourcesOf } from '../../support/templates';
import { replicas } from './cells';

const places = ['us-west-2', 'us-east-1', 'eu-west-1'].map((region) => ({
  region,
  template: dataOf(replicas, region),
}));
const copies = places.slice(1);
const key = { 'Fn::GetAtt': ['DataKey', 'Arn'] };
const instanceIn = (template: ReturnType<typeof dataOf>) =>
  propertiesOf(template, 'AWS::RDS::DBInstance')[0];

test.each(places)('$region has an instance with a standby, like every other', (place) => {
  const { region, template } = place;
  expect(propertiesOf(template, 'AWS::RDS::DBInstance')).toEqual([
    expect.objectContaining({
      DBInstanceIdentifier: `meridian-prod-world-${region}`,
      DBInstanceClass: 'db.r7g.2xlarge',
      MultiAZ: true,
      StorageType: 'gp3',
      MaxAllocatedStorage: 5000,
      KmsKeyId: key,
      BackupRetentionPeriod: 14,
      CopyTagsToSnapshot: true,
      DeleteAutomatedBackups: false,
      DeletionProtection: true,
      EnableIAMDatabaseAuthentication: true,
      EnableCloudwatchLogsExports: ['postgresql'],
      EnablePerformanceInsights: true,
      PerformanceInsightsKMSKeyId: key,
      AutoMinorVersionUpgrade: false,
      PubliclyAccessible: false,
      Port: '5432',
    }),
  ]);
});

test('the first begins with the storage of the topology, encrypted', () => {
  expect(instanceIn(dataOf(replicas, 'us-west-2'))).toMatchObject({
    Engine: 'postgres',
    EngineVersion: '17.11',
    AllocatedStorage: '1000',
    StorageEncrypted: true,
  });
});

test('its master password is generated here: RDS refuses replicas of one that manages its own', () => {
  const { template } = places[0] ?? { template: dataOf(replicas, 'us-west-2') };
  expect(propertiesOf(template, 'AWS::SecretsManager::Secret')).toEqual([
    expect.objectContaining({ Name: 'meridian-prod-world/master', KmsKeyId: key }),
  ]);
  const instance = instanceIn(template);
  expect(JSON.stringify(instance?.['MasterUserPassword'])).toContain('{{resolve:secretsmanager:');
  expect(instance).not.toHaveProperty('ManageMasterUserPassword');
});

test.each(copies)(
  '$region follows the first by ARN and says of itself only what RDS takes',
  (copy) => {
    const instance = instanceIn(copy.template);
    expect(instance).toMatchObject({
      SourceDBInstanceIdentifier: expect.stringMatching(
        /^arn:.*:rds:us-west-2:111122223333:db:meridian-prod-world-us-west-2$/,
      ) as unknown,
      SourceRegion: 'us-west-2',
    });
    const inherited = ['Engine', 'EngineVersion', 'AllocatedStorage', 'StorageEncrypted'];
    const secret = ['MasterUsername', 'MasterUserPassword', 'ManageMasterUserPassword'];
    for (const name of [...inherited, ...secret]) expect(instance).not.toHaveProperty(name);
    expect(propertiesOf(copy.template, 'AWS::SecretsManager::Secret')).toEqual([]);
  },
);

test.each(copies)('$region names no other stack', ({ template }) => {
  const text = JSON.stringify(template.toJSON());
  expect(text).not.toContain('Fn::ImportValue');
  expect(text).not.toContain('Fn::GetStackOutput');
});

test.each(places)('$region takes no connection without TLS', ({ template }) => {
  expect(propertiesOf(template, 'AWS::RDS::DBParameterGroup')).toEqual([
    expect.objectContaining({
      Family: 'postgres17',
      Parameters: expect.objectContaining({ 'rds.force_ssl': '1' }) as unknown,
    }),
  ]);
});

test.each(places)('the database of $region outlives its stack', ({ template }) => {
  expect(resourcesOf(template)['WorldDatabase']).toMatchObject({
    Type: 'AWS::RDS::DBInstance',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});
