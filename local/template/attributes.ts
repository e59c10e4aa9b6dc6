import { createHash } from 'node:crypto';
import type { Stack } from './template';

/** A resource on its way to being resolved: its name properties are already plain. */
export type Named = {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly account: string;
  /** A property as a plain string, or undefined where the template leaves it to AWS. */
  readonly property: (name: string) => string | undefined;
};

/** The property that becomes the physical id, by type; other types get an invented one. */
const nameProperty: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Events::EventBus': 'Name',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
};

/** What `Ref` gives: AWS's physical id, invented deterministically where AWS would invent it. */
export function refOf(named: Named): string {
  const { type, logicalId, stack, property } = named;
  if (type === 'AWS::Lambda::Alias') {
    return `${arnOf(named)}:${property('FunctionName') ?? ''}:${property('Name') ?? ''}`;
  }
  if (type === 'AWS::StepFunctions::StateMachine') return arnOf(named);
  const name = nameProperty[type];
  const given = name === undefined ? undefined : property(name);
  return given ?? `${stack.stackName}-${logicalId}`;
}

/** What `Fn::GetAtt` gives, for the attributes that something on the desk reads. */
export function attributeOf(named: Named, attribute: string): string {
  const { type, logicalId, stack } = named;
  if (type === 'AWS::Lambda::Url' && attribute === 'FunctionUrl') {
    const id = digest(`${stack.stackName}/${logicalId}`, 32);
    return `https://${id}.lambda-url.${stack.region}.on.aws/`;
  }
  if (attribute === 'Arn' || attribute.endsWith('Arn')) return arnOf(named);
  if (attribute === 'HealthCheckId' || attribute === 'Id') return refOf(named);
  return `${refOf(named)}.${attribute}`;
}

function arnOf(named: Named): string {
  if (named.type === 'AWS::StepFunctions::StateMachine') {
    const name = named.property('StateMachineName') ?? named.logicalId;
    return `arn:aws:states:${named.stack.region}:${named.account}:stateMachine:${name}`;
  }
  const service = named.type.split('::')[1]?.toLowerCase() ?? 'unknown';
  const id = named.type === 'AWS::Lambda::Alias' ? named.logicalId : refOf(named);
  return `arn:aws:${service}:${named.stack.region}:${named.account}:${id}`;
}

const digest = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);
