import { readProperties } from './cloudformation';
import { domainName } from './domain-name';
import type { HealthCheck } from './health-check';
import { healthCheckSchema } from './health-check-config';
import { checkersIn, configProblems } from './health-check-config-rules';
import { InvalidInput } from './refusal';

/**
 * A resolved `AWS::Route53::HealthCheck` under the id its `Ref` gives. Throws `InvalidInput` with
 * all that Route 53 refuses, and `NotImitated` for other types and properties. Rules that need the
 * other checks are in `checkSetProblems`.
 */
export function healthCheckFromCloudFormation(id: string, properties: unknown): HealthCheck {
  const read = readProperties(
    healthCheckSchema,
    'AWS::Route53::HealthCheck',
    properties,
  ).HealthCheckConfig;
  const problems = configProblems(read);
  if (problems.length > 0) throw new InvalidInput(`health check ${id}`, problems);
  const { Inverted: inverted, Disabled: disabled } = read;
  if (read.Type === 'CALCULATED') {
    return {
      kind: 'calculated',
      id,
      children: read.ChildHealthChecks ?? [],
      healthThreshold: read.HealthThreshold ?? 0,
      inverted,
      disabled,
    };
  }
  const https = read.Type === 'HTTPS';
  const tcp = read.Type === 'TCP';
  return {
    kind: 'endpoint',
    id,
    https,
    ...(tcp && { tcp }),
    fqdn: domainName(read.FullyQualifiedDomainName ?? ''),
    port: read.Port ?? (https ? 443 : 80),
    path: tcp ? '' : (read.ResourcePath ?? '/'),
    intervalMs: (read.RequestInterval ?? 30) * 1000,
    failureThreshold: read.FailureThreshold ?? 3,
    inverted,
    disabled,
    checkers: checkersIn(read.Regions),
  };
}
