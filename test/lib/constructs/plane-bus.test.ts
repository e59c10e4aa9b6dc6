import { Match } from 'aws-cdk-lib/assertions';
import { regionalOf, topologyWith } from '../../support/templates';

const template = regionalOf(topologyWith(), 'us-east-1');
const key = { 'Fn::GetAtt': ['PlaneKey', 'Arn'] };
const busArn = 'arn:aws:events:us-east-1:111122223333:event-bus/meridian-prod';

test("the bus and its archive are encrypted with the region's key", () => {
  template.hasResourceProperties('AWS::Events::EventBus', {
    Name: 'meridian-prod',
    KmsKeyIdentifier: key,
  });
  template.hasResourceProperties('AWS::Events::Archive', { KmsKeyIdentifier: key });
});

test('everything on the bus can be replayed for two weeks', () => {
  template.hasResourceProperties('AWS::Events::Archive', {
    SourceArn: busArn,
    EventPattern: { account: ['111122223333'] },
    RetentionDays: 14,
  });
});

test('the archive comes after its bus, which it knows by name only', () => {
  template.hasResource('AWS::Events::Archive', { DependsOn: ['PlaneBus'] });
});

test('what cannot be encrypted is kept in a queue that does not need the key', () => {
  template.hasResourceProperties('AWS::Events::EventBus', {
    DeadLetterConfig: { Arn: Match.anyValue() },
  });
  template.hasResourceProperties('AWS::SQS::Queue', {
    QueueName: 'meridian-prod-bus-failures',
    SqsManagedSseEnabled: true,
    KmsMasterKeyId: Match.absent(),
  });
});

test('this bus, and no other, may write to that queue', () => {
  template.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { ArnEquals: { 'aws:SourceArn': busArn } },
        }),
      ]),
    },
  });
});
