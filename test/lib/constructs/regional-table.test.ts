import { regionalOf, topologyWith } from '../../support/templates';

const template = regionalOf(topologyWith(), 'us-east-1');
const type = 'AWS::DynamoDB::Table';

test('pk and sk are strings', () => {
  template.hasResourceProperties(type, {
    TableName: 'meridian-prod-regional',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
});

test('it is never short of capacity', () => {
  template.hasResourceProperties(type, { BillingMode: 'PAY_PER_REQUEST' });
});

test('it is restored to any second of the last weeks', () => {
  template.hasResourceProperties(type, {
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
});

test("it is encrypted with the region's own key", () => {
  template.hasResourceProperties(type, {
    SSESpecification: {
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: { 'Fn::GetAtt': ['PlaneKey', 'Arn'] },
    },
  });
});

test('it is not deleted by mistake', () => {
  template.hasResource(type, {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: { DeletionProtectionEnabled: true },
  });
});
