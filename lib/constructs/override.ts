import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A reason is for the people who read the page and the audit trail: a sentence, not a word. */
const shortestReason = 10;

/**
 * Why this deployment is to go on whatever is open: `cdk deploy -c override="<reason>"`. As a
 * property of a custom resource it is one of this deployment only; the next one takes it out again.
 */
export function overrideIn(construct: Construct): { override?: string } {
  const reason: unknown = construct.node.tryGetContext('override');
  if (reason === undefined) return {};
  if (typeof reason === 'string' && reason.trim().length >= shortestReason) {
    return { override: reason.trim() };
  }
  Annotations.of(construct).addError(
    `override is no reason, got ${JSON.stringify(reason)}; write a sentence`,
  );
  return {};
}
