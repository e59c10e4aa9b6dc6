import { RdsRefusal } from './refusal';

/** What an ARN of RDS names. */
export type RdsName = {
  readonly region: string;
  readonly account: string;
  readonly kind: 'cluster' | 'db';
  readonly id: string;
};

export const rdsArn = ({ region, account, kind, id }: RdsName): string =>
  `arn:aws:rds:${region}:${account}:${kind}:${id}`;

/** Throws InvalidParameterValue for anything that is no ARN of a cluster. */
export function readClusterArn(text: string): { readonly region: string; readonly id: string } {
  const [, region, id] = /^arn:aws:rds:([a-z0-9-]+):\d{12}:cluster:([\w-]+)$/.exec(text) ?? [];
  if (region !== undefined && id !== undefined) return { region, id };
  throw new RdsRefusal(
    'InvalidParameterValue',
    `a target in another region takes the ARN of its cluster, got ${text}; ` +
      'name it as arn:aws:rds:<region>:<account>:cluster:<id>',
  );
}
