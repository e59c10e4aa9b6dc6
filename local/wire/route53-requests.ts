import type { ChangeBatch } from '../../models/route53/change-batch';
import { readChangeBatch } from '../../models/route53/change-batch';
import type { ListStart } from '../../models/route53/list-records';
import { WireError } from './wire-error';
import type { WireRequest } from './wire-service';
import { readXml, XmlRefused } from './xml';
import { objectFrom } from './xml-object';

export type Route53Request =
  | { readonly operation: 'change'; readonly zoneId: string; readonly batch: ChangeBatch }
  | { readonly operation: 'list'; readonly zoneId: string; readonly start: ListStart }
  | { readonly operation: 'get change'; readonly id: string };

const RECORDS = /^\/2013-04-01\/hostedzone\/([\w-]{1,32})\/rrset\/?$/;
const CHANGE = /^\/2013-04-01\/change\/([\w-]{1,64})$/;

/** What a request asks for; any operation but the three is refused. */
export function readRoute53(request: WireRequest): Route53Request {
  const { method, path, query } = request;
  const zoneId = RECORDS.exec(path)?.[1];
  const id = CHANGE.exec(path)?.[1];
  if (zoneId !== undefined && method === 'POST') {
    refuseQuery(query, []);
    return { operation: 'change', zoneId, batch: readBatch(request.body) };
  }
  if (zoneId !== undefined && method === 'GET') {
    return { operation: 'list', zoneId, start: readStart(query) };
  }
  if (id !== undefined && method === 'GET') {
    refuseQuery(query, []);
    return { operation: 'get change', id };
  }
  throw new WireError(
    'UnknownOperationException',
    `unknown operation ${method} ${path}: Route 53 is imitated for ChangeResourceRecordSets, ` +
      'ListResourceRecordSets and GetChange only',
    404,
  );
}

function readBatch(body: string): ChangeBatch {
  try {
    const root = readXml(body);
    if (root.name !== 'ChangeResourceRecordSetsRequest') {
      throw new XmlRefused(`expected ChangeResourceRecordSetsRequest, got ${root.name}`);
    }
    const lists = { Changes: 'Change', ResourceRecords: 'ResourceRecord' };
    return readChangeBatch(objectFrom(root, lists));
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    throw new WireError('InvalidInput', `Invalid XML ; ${error.message}`);
  }
}

function readStart(query: URLSearchParams): ListStart {
  refuseQuery(query, ['name', 'type', 'identifier', 'maxitems']);
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  const maxItems = text('maxitems');
  return {
    name: text('name'),
    type: text('type'),
    identifier: text('identifier'),
    ...(maxItems !== undefined && { maxItems: maxItems === '' ? NaN : Number(maxItems) }),
  };
}

function refuseQuery(query: URLSearchParams, known: readonly string[]): void {
  const odd = [...query.keys()].find((name) => !known.includes(name));
  if (odd === undefined) return;
  throw new WireError('InvalidInput', `parameter ${odd} is not imitated, leave it out`);
}
