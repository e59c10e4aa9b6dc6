import { ArnFormat, Stack } from 'aws-cdk-lib';
import {
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  Port,
  SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { DataPlace } from './data-place';

/**
 * How somebody inside reads a master secret, and nothing else. It is the only endpoint: signing in
 * by IAM is computed by the caller, KMS is asked by the services and not by their clients, and what
 * a function logs and measures does not leave it through the network it is attached to.
 */
export class SecretsEndpoint extends Construct {
  constructor(scope: Construct, id: string, { environment, network }: DataPlace) {
    super(scope, id);
    const { vpc, database } = network;
    const name = `meridian-${environment}-secrets`;
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      securityGroupName: name,
      description: 'Secrets Manager: reached on 443 from clients of databases only',
      allowAllOutbound: false,
    });
    const endpoint = new InterfaceVpcEndpoint(this, 'Endpoint', {
      vpc,
      service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
      securityGroups: [group],
      open: false,
    });
    group.connections.allowFrom(database.clients, Port.tcp(443), 'clients of databases');
    const stack = Stack.of(this);
    endpoint.addToPolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        resources: [
          stack.formatArn({
            service: 'secretsmanager',
            resource: 'secret',
            resourceName: `meridian-${environment}-*`,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        ],
        conditions: { StringEquals: { 'aws:PrincipalAccount': stack.account } },
      }),
    );
  }
}
