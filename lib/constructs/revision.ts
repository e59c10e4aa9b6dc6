import { createHash } from 'node:crypto';
import { CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The CDK renders its resources so; the method is public in fact, and left out of its types. */
type Rendered = { _toCloudFormation(): object };

/**
 * A word that changes with every resource under these constructs, and with nothing else. What is
 * known at deployment only (another stack's output) counts as the reference to it.
 */
export const revisionOf = (constructs: readonly IConstruct[]): string =>
  Lazy.string({ produce: () => hashOf(constructs) });

type Resource = { readonly Metadata?: unknown };

function hashOf(constructs: readonly IConstruct[]): string {
  const resources = constructs
    .flatMap((construct) => construct.node.findAll())
    .filter((construct) => CfnResource.isCfnResource(construct))
    .flatMap((resource) => Object.entries(renderedIn(resource)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    // Where a resource stands in the code is no property of it.
    .map(([logicalId, { Metadata: _, ...resource }]) => [logicalId, resource]);
  return createHash('sha256').update(JSON.stringify(resources)).digest('hex');
}

function renderedIn(resource: CfnResource): Record<string, Resource> {
  const rendered = (resource as unknown as Rendered)._toCloudFormation();
  return (Stack.of(resource).resolve(rendered) as { Resources: Record<string, Resource> })
    .Resources;
}
