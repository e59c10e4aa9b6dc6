import type { WireRequest } from './wire-service';

/** One call that a function made, as IAM would name it. */
export type RecordedCall = {
  /** The function's name, which its SDK puts into the user agent; undefined for anybody else. */
  readonly by: string | undefined;
  /** As in a policy: `dynamodb:PutItem`. */
  readonly action: string;
  /** What it was about, where the request says so: a table's name, a parameter, a bus. */
  readonly resource: string | undefined;
  readonly region: string;
};

/** Members of a request that name the resource a policy would, by action where services differ. */
const naming = ['TableName', 'Name', 'stateMachineArn'] as const;

/** The same in the forms of the Query protocol. */
const namingInForms = [
  'GlobalClusterIdentifier',
  'DBInstanceIdentifier',
  'GlobalReplicationGroupId',
] as const;

/** Reads who calls what. Never throws: what cannot be read is recorded as it came. */
export function recordOf(service: string, request: WireRequest): RecordedCall {
  const agent = request.headers['user-agent'] ?? '';
  return {
    // Powertools writes itself behind the name.
    by: /\bapp\/(\S+?)(?:-PT-\S*)?(?:\s|$)/.exec(agent)?.[1],
    action: `${service}:${operationOf(request)}`,
    resource: resourceOf(request),
    region: request.region,
  };
}

function operationOf({ method, path, headers, body }: WireRequest): string {
  const target = headers['x-amz-target']?.split('.')[1] ?? formOf(body)?.get('Action');
  if (target !== undefined && target !== null) return target;
  if (!path.includes('/rrset')) return `${method} ${path}`;
  return method === 'GET' ? 'ListResourceRecordSets' : 'ChangeResourceRecordSets';
}

/** The form of the Query protocol, which begins with the action. */
const formOf = (body: string): URLSearchParams | undefined =>
  body.startsWith('Action=') ? new URLSearchParams(body) : undefined;

function resourceOf({ body }: WireRequest): string | undefined {
  const form = formOf(body);
  if (form !== undefined) {
    return namingInForms.map((name) => form.get(name)).find((value) => value !== null) ?? undefined;
  }
  try {
    const parsed = JSON.parse(body) as Record<string, unknown>;
    const [first] = (parsed['Entries'] ?? []) as readonly { readonly EventBusName?: string }[];
    const named = naming.map((name) => parsed[name]).find((value) => typeof value === 'string');
    return named ?? first?.EventBusName;
  } catch {
    return undefined;
  }
}
