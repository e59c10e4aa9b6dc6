import { propertiesOf, regionalOf, topologyWith } from '../../support/templates';

const template = regionalOf(topologyWith(), 'us-east-1');

test('a failure is kept for two weeks, the longest a queue keeps anything', () => {
  for (const queue of propertiesOf(template, 'AWS::SQS::Queue')) {
    expect(queue['MessageRetentionPeriod']).toBe(14 * 24 * 3_600);
  }
});

test('nobody speaks to a queue without TLS', () => {
  const queues = propertiesOf(template, 'AWS::SQS::Queue');
  const policies = propertiesOf(template, 'AWS::SQS::QueuePolicy');
  expect(policies).toHaveLength(queues.length);
  for (const { PolicyDocument } of policies) {
    expect(PolicyDocument).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Effect: 'Deny',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ]) as unknown,
    });
  }
});
