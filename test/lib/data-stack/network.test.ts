import { Match } from 'aws-cdk-lib/assertions';
import { cidrOf } from '../../../lib/region-cidr';
import { dataOf, propertiesOf, resourcesOf, topologyWith } from '../../support/templates';
import { aurora, zone } from './cells';

const origin = dataOf(aurora, 'us-west-2');
const copy = dataOf(aurora, 'us-east-1');

test('there is no way to the internet, and none back', () => {
  for (const type of ['InternetGateway', 'NatGateway', 'EIP', 'Route', 'VPNGateway']) {
    expect(propertiesOf(origin, `AWS::EC2::${type}`)).toEqual([]);
  }
});

test('there is a subnet in each of three zones, and no address is public', () => {
  const subnets = propertiesOf(origin, 'AWS::EC2::Subnet');
  expect(subnets.map(({ AvailabilityZone }) => AvailabilityZone)).toEqual([
    zone('us-west-2', 0),
    zone('us-west-2', 1),
    zone('us-west-2', 2),
  ]);
  for (const { MapPublicIpOnLaunch } of subnets) expect(MapPublicIpOnLaunch).toBe(false);
});

test('every region has a network of its own', () => {
  const networks = topologyWith().regions.map(({ name }) => cidrOf(name));
  expect(networks).not.toContain(undefined);
  expect(new Set(networks).size).toBe(networks.length);
  expect(propertiesOf(origin, 'AWS::EC2::VPC')[0]).toMatchObject({ CidrBlock: '10.203.0.0/20' });
  expect(propertiesOf(copy, 'AWS::EC2::VPC')[0]).toMatchObject({ CidrBlock: '10.200.0.0/20' });
});

test("a region's network never changes: the list is appended to", () => {
  expect([cidrOf('us-east-1'), cidrOf('eu-west-1'), cidrOf('ap-southeast-7')]).toEqual([
    '10.200.0.0/20',
    '10.208.0.0/20',
    '10.233.0.0/20',
  ]);
  expect(cidrOf('xx-a-1')).toBeUndefined();
});

test('all that moves is logged, under the key of the region', () => {
  origin.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'ALL', ResourceType: 'VPC' });
  origin.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/aws/vpc/meridian-prod-data',
    KmsKeyId: { 'Fn::GetAtt': ['DataKey', 'Arn'] },
  });
});

test.each([
  ['meridian-prod-database', 5432],
  ['meridian-prod-cache', 6379],
  ['meridian-prod-secrets', 443],
])('%s is reached on %i from one named group and from nowhere else', (name, port) => {
  const groups = resourcesOf(origin, 'AWS::EC2::SecurityGroup');
  const named = (wanted: string) =>
    Object.keys(groups).find((id) => groups[id]?.Properties['GroupName'] === wanted);
  const clients = named(
    port === 6379 ? 'meridian-prod-cache-clients' : 'meridian-prod-database-clients',
  );
  const idOf = (id: string | undefined) => ({ 'Fn::GetAtt': [id, 'GroupId'] });
  const admitted = propertiesOf(origin, 'AWS::EC2::SecurityGroupIngress').filter(
    ({ GroupId }) => JSON.stringify(GroupId) === JSON.stringify(idOf(named(name))),
  );
  expect(admitted).toEqual([
    expect.objectContaining({
      FromPort: port,
      ToPort: port,
      IpProtocol: 'tcp',
      SourceSecurityGroupId: idOf(clients),
    }),
  ]);
});

test('no group admits an address, whichever', () => {
  for (const group of propertiesOf(origin, 'AWS::EC2::SecurityGroup')) {
    expect(group).not.toHaveProperty('SecurityGroupIngress');
  }
  for (const rule of propertiesOf(origin, 'AWS::EC2::SecurityGroupIngress')) {
    expect(rule).not.toHaveProperty('CidrIp');
  }
});

test('the only endpoint is the one of the secret, and it gives secrets of this environment only', () => {
  expect(propertiesOf(origin, 'AWS::EC2::VPCEndpoint')).toHaveLength(1);
  origin.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    ServiceName: 'com.amazonaws.us-west-2.secretsmanager',
    PrivateDnsEnabled: true,
    PolicyDocument: {
      Statement: [
        Match.objectLike({
          Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
          Resource: Match.stringLikeRegexp(':secret:meridian-prod-\\*$'),
          Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
        }),
      ],
    },
  });
});

test('where no secret is, there is no endpoint to pay for', () => {
  expect(propertiesOf(copy, 'AWS::EC2::VPCEndpoint')).toEqual([]);
});
