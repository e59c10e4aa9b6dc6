import { Match } from 'aws-cdk-lib/assertions';
import { regionalOf, topologyWith } from '../../support/templates';

const template = regionalOf(topologyWith(), 'eu-west-1');

test('the key rotates and has a name', () => {
  template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  template.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/meridian-prod' });
});

test('the key is of this region only', () => {
  template.hasResourceProperties('AWS::KMS::Key', { MultiRegion: Match.absent() });
});

test('alarms of this account may use it, or they could not publish', () => {
  template.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        }),
      ]),
    },
  });
});

test('its ARN is told under a name that never changes', () => {
  template.hasOutput('PlaneKeyArn', { Value: { 'Fn::GetAtt': ['PlaneKey', 'Arn'] } });
});
