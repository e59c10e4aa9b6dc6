import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from '../support/templates';

export type Statement = {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** What a function's role allows, but for its own log and traces, which every function has. */
export function statementsOf(template: Template, functionName: string): Statement[] {
  const [found] = Object.values(resourcesOf(template, 'AWS::Lambda::Function')).filter(
    ({ Properties }) => Properties['FunctionName'] === functionName,
  );
  const role = (found?.Properties['Role'] as { 'Fn::GetAtt': string[] })['Fn::GetAtt'][0];
  return Object.values(resourcesOf(template, 'AWS::IAM::Policy'))
    .filter(({ Properties }) => JSON.stringify(Properties['Roles']).includes(`"${String(role)}"`))
    .flatMap(({ Properties }) => {
      const { Statement } = Properties['PolicyDocument'] as { Statement: Statement[] };
      return Statement;
    })
    .filter(({ Action }) => !/^(logs|xray):/.test(String([Action].flat()[0])));
}

export const actionsOf = (statements: readonly Statement[]): string[] =>
  statements.flatMap(({ Action }) => [Action].flat()).toSorted();
