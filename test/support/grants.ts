import type { RecordedCall } from '../../local/wire/call-record';
import type { StackSet } from '../../local/template/stack-set';

/** What one function's role allows: an action, and where. */
export type Grant = {
  readonly function: string;
  readonly region: string;
  readonly action: string;
  readonly resources: readonly string[];
};

type Statement = { readonly Action: string | string[]; readonly Resource: string | string[] };

/** What every function's role allows, by the templates. */
export function grantsOf(stacks: StackSet): Grant[] {
  const policies = stacks.resources('AWS::IAM::Policy');
  return stacks.resources('AWS::Lambda::Function').flatMap(({ stack, properties }) => {
    const role = String(properties['Role']).split(':').at(-1) ?? '';
    const own = policies.filter(
      (policy) =>
        policy.stack === stack && (policy.properties['Roles'] as readonly string[]).includes(role),
    );
    return own.flatMap((policy) => {
      const { Statement } = policy.properties['PolicyDocument'] as { Statement: Statement[] };
      return Statement.flatMap((statement) =>
        listed(statement.Action).map((action) => ({
          function: String(properties['FunctionName']),
          region: stack.region,
          action,
          resources: listed(statement.Resource),
        })),
      );
    });
  });
}

const listed = (one: string | string[]): string[] => (Array.isArray(one) ? one : [one]);

/** Whether a role allows what was called; a call that names no resource is judged by its action. */
export const allows = (grant: Grant, { by, action, resource }: RecordedCall): boolean =>
  grant.function === by &&
  grant.action === action &&
  (resource === undefined || grant.resources.some((arn) => endsIn(arn, resource)));

/** A `?` stands for one letter: AWS puts some of its own before a few names. */
function endsIn(arn: string, resource: string): boolean {
  const end = arn.slice(-resource.length);
  return (
    end.length === resource.length &&
    Array.from(end).every((letter, index) => letter === '?' || letter === resource[index])
  );
}
