import type { App } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** AWS's own rules of good solutions; what we break is acknowledged where it stands. */
export function addSolutionChecks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
