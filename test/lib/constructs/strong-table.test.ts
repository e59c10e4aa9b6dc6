import { globalOf, resourcesOf, topologyWith } from '../../support/templates';

const topology = topologyWith();
const global = globalOf(topology);
const type = 'AWS::DynamoDB::GlobalTable';

test('it is strongly consistent over exactly the members of the lease', () => {
  const [table] = Object.values(resourcesOf(global, type));
  expect(table?.Properties).toMatchObject({
    TableName: 'meridian-prod-strong',
    MultiRegionConsistency: 'STRONG',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
  const replicas = table?.Properties['Replicas'] as { Region: string }[];
  expect(replicas.map(({ Region }) => Region)).toEqual(topology.lease?.members);
});

test("each replica is protected, restorable, and encrypted with its own region's key", () => {
  const [table] = Object.values(resourcesOf(global, type));
  for (const replica of table?.Properties['Replicas'] as { Region: string }[]) {
    const { Region } = replica;
    expect(replica).toEqual({
      Region,
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: {
        KMSMasterKeyId: {
          'Fn::GetStackOutput': {
            StackName: `meridian-prod-regional-${Region}`,
            OutputName: 'PlaneKeyArn',
            Region,
          },
        },
      },
    });
  }
});

test('it asks for nothing that a strong table cannot have', () => {
  const [table] = Object.values(resourcesOf(global, type));
  expect(table?.Properties).not.toHaveProperty('TimeToLiveSpecification');
  expect(table?.Properties).not.toHaveProperty('LocalSecondaryIndexes');
});

test('it outlives its stack under a logical id that no refactoring changes', () => {
  expect(resourcesOf(global)['StrongTable']).toMatchObject({
    Type: type,
    DeletionPolicy: 'Retain',
  });
  global.hasResource(type, { UpdateReplacePolicy: 'Retain' });
});

test.each([undefined, { members: topology.lease?.members, consistency: 'eventual' }])(
  'with the lease %j there is no table, no gate and nobody to tell',
  (lease) => {
    const types = Object.values(resourcesOf(globalOf(topologyWith({ lease })))).map(
      ({ Type }) => Type,
    );
    expect(types).toContain('AWS::Route53::RecordSet');
    for (const missing of [type, 'Custom::DeploymentGate', 'Custom::LiveWeights']) {
      expect(types).not.toContain(missing);
    }
  },
);
