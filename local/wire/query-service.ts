import { WireError } from './wire-error';
import type { WireAnswer, WireRequest, WireService } from './wire-service';
import type { XmlContent, XmlNode } from './write-xml';
import { writeXml } from './write-xml';

/** A request of the Query protocol: all values are text. */
export interface QueryOperation {
  readonly operation: string;
  readonly input: Readonly<Record<string, string>>;
  readonly region: string;
}

export interface QueryServiceOptions {
  readonly name: string;
  /** The version of the API, such as 2014-10-31: each service has one. */
  readonly version: string;
  /** How the members of a list are called, by the list's name; `member` where nothing is said. */
  readonly members: Readonly<Record<string, string>>;
  /** Answers the operation, or throws a WireError; an unknown one is its business too. */
  readonly call: (operation: QueryOperation) => object;
}

/** A service that speaks awsQuery: a form with Action and Version, answered in XML. */
export function queryService({ name, version, members, call }: QueryServiceOptions): WireService {
  const namespace = `http://${name}.amazonaws.com/doc/${version}/`;
  const answer = (status: number, root: XmlNode): WireAnswer => ({
    status,
    headers: { 'content-type': 'text/xml' },
    body: writeXml(root, namespace),
  });
  return {
    name,
    // Not async: what answers at once still has to refuse by rejecting.
    answer: (request) =>
      Promise.resolve().then(() => {
        const { operation, input } = readForm(request, version);
        const output = call({ operation, input, region: request.region });
        return answer(200, [
          `${operation}Response`,
          [
            [`${operation}Result`, xmlOf(output, members)],
            ['ResponseMetadata', [['RequestId', 'desk']]],
          ],
        ]);
      }),
    refuse: ({ code, message, status }) =>
      answer(status, [
        'ErrorResponse',
        [
          [
            'Error',
            [
              ['Type', status < 500 ? 'Sender' : 'Receiver'],
              ['Code', code],
              ['Message', message],
            ],
          ],
          ['RequestId', 'desk'],
        ],
      ]),
  };
}

function readForm(
  { method, path, body }: WireRequest,
  version: string,
): Omit<QueryOperation, 'region'> {
  const form = [...new URLSearchParams(body)];
  const names = form.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new WireError('MalformedQueryString', `parameter ${twice} is there twice; send it once`);
  }
  const { Action: operation, Version: asked, ...input } = Object.fromEntries(form);
  if (method === 'POST' && path === '/' && operation !== undefined && asked === version) {
    return { operation, input };
  }
  throw new WireError(
    'InvalidAction',
    `expected POST / with Action and Version=${version}, ` +
      `got ${method} ${path} with ${operation ?? 'none'} and ${asked ?? 'none'}`,
  );
}

type Members = QueryServiceOptions['members'];

function xmlOf(output: object, members: Members): readonly XmlNode[] {
  return Object.entries(output).map(([name, value]) => [name, contentOf(name, value, members)]);
}

function contentOf(name: string, value: unknown, members: Members): XmlContent | undefined {
  if (Array.isArray(value)) {
    const member = members[name] ?? 'member';
    return value.map((one): XmlNode => [member, contentOf(member, one, members)]);
  }
  if (typeof value === 'object' && value !== null) return xmlOf(value, members);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return undefined;
}
