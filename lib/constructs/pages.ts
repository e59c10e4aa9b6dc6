import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

type PagesProps = {
  readonly environment: string;
  readonly key: Key;
};

/** Where this region calls for a person. Encrypted, and spoken to over TLS only. */
export class Pages extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { environment, key }: PagesProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      topicName: `meridian-${environment}-pages`,
      displayName: `meridian ${environment} pages`,
      masterKey: key,
      enforceSSL: true,
    });
    // A topic with a policy of its own has lost the default one that let alarms publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
