import { Refusal } from './refusal';

export type Place = { readonly region: string; readonly account: string };

export const stateMachineArn = ({ region, account }: Place, name: string): string =>
  `arn:aws:states:${region}:${account}:stateMachine:${name}`;

export const executionArn = ({ region, account }: Place, machine: string, name: string): string =>
  `arn:aws:states:${region}:${account}:execution:${machine}:${name}`;

/** Throws InvalidArn for what is no ARN of Step Functions at all. */
export function requireArn(text: string): string {
  if (text.startsWith('arn:aws:states:')) return text;
  throw new Refusal('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${text}'`);
}

/** White space, brackets, wildcards, special characters, control and surrogate characters. */
const UNFIT = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Surrogate}\ufffe\uffff]/u;

/** Throws InvalidName unless it is 1 to 80 allowed characters (StartExecution, `name`). */
export function requireName(name: string): string {
  if (name.length >= 1 && name.length <= 80 && !UNFIT.test(name)) return name;
  throw new Refusal('InvalidName', `Invalid Name: '${name}'`);
}
