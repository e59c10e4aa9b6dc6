import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { strongTableName } from '../../core/topology/names';
import type { Topology } from '../../core/topology/schema';
import { grantKeyUse, toReadRows, toWriteRows } from './key-use';
import type { PlaneFunction } from './plane-function';
import { planeKeyAlias } from './plane-key';
import { acknowledgeWideResource } from './wide-resource';

type Governed = Pick<Topology, 'environment' | 'lease'>;

/**
 * The members of the strong table, or none where the topology has no lease that holds: then there
 * is no slow path to deploy.
 */
export const strongMembers = ({ lease }: Pick<Topology, 'lease'>): readonly string[] =>
  lease?.consistency === 'strong' ? lease.members : [];

/**
 * Lets a function ask every member of the strong table. The table is made after the functions, in
 * another stack, and is known here by its name; so are the members' keys, by their alias.
 */
export function grantControlState(
  grantee: PlaneFunction,
  topology: Governed,
  use: 'read' | 'write',
): void {
  const { environment } = topology;
  const stack = Stack.of(grantee);
  const members = [...strongMembers(topology)];
  const arnIn = (region: string, service: string, resource: string, resourceName: string): string =>
    stack.formatArn({
      service,
      region,
      resource,
      resourceName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  Grant.addToPrincipal({
    grantee,
    actions: use === 'read' ? ['dynamodb:Query'] : ['dynamodb:PutItem', 'dynamodb:Query'],
    resourceArns: members.map((member) =>
      arnIn(member, 'dynamodb', 'table', strongTableName(environment)),
    ),
  }).assertSuccess();
  const keyArns = members.map((member) => arnIn(member, 'kms', 'key', '*'));
  grantKeyUse(grantee, {
    keyArns,
    throughDynamoDbOf: members,
    actions: use === 'read' ? toReadRows : toWriteRows,
    conditions: {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': planeKeyAlias(environment) },
    },
  });
  const reason = "other regions' keys are known by alias only, and the statement names the alias";
  for (const arn of keyArns) acknowledgeWideResource(grantee.role, arn, reason);
}
