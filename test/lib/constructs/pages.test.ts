import { Match } from 'aws-cdk-lib/assertions';
import { regionalOf, topologyWith } from '../../support/templates';

const template = regionalOf(topologyWith(), 'us-east-1');

test("pages are encrypted with the region's key", () => {
  template.hasResourceProperties('AWS::SNS::Topic', {
    TopicName: 'meridian-prod-pages',
    KmsMasterKeyId: { 'Fn::GetAtt': ['PlaneKey', 'Arn'] },
  });
});

const statement = (like: Record<string, unknown>): void => {
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(like)]) },
  });
};

test('nobody publishes without TLS', () => {
  statement({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
});

test('the alarms of this account may publish', () => {
  statement({
    Effect: 'Allow',
    Action: 'sns:Publish',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  });
});
