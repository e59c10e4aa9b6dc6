import { CfnHealthCheck } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

type Named = {
  readonly environment: string;
  /** What an operator reads in the list of checks, after the environment. */
  readonly name: string;
};

/** A health check with its name on it: Route 53 itself knows them by a random id only. */
export function healthCheck(
  scope: Construct,
  id: string,
  { environment, name }: Named,
  healthCheckConfig: CfnHealthCheck.HealthCheckConfigProperty,
): CfnHealthCheck {
  return new CfnHealthCheck(scope, id, {
    healthCheckConfig,
    healthCheckTags: [
      { key: 'Name', value: `meridian-${environment} ${name}` },
      { key: 'environment', value: environment },
    ],
  });
}
