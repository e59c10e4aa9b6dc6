import type { ChangeInfo } from '../../models/route53/control-plane';
import type { RecordPage } from '../../models/route53/list-records';
import type { RecordSet } from '../../models/route53/record';
import type { WireError } from './wire-error';
import type { WireAnswer } from './wire-service';
import type { XmlContent, XmlNode } from './write-xml';
import { writeXml } from './write-xml';

const namespace = 'https://route53.amazonaws.com/doc/2013-04-01/';

const answer = (status: number, root: XmlNode): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: writeXml(root, namespace),
});

export function changeAnswer(response: string, info: ChangeInfo): WireAnswer {
  const { id, status, submittedAtMs, comment } = info;
  const fields: XmlNode[] = [
    ['Id', `/change/${id}`],
    ['Status', status],
    ['SubmittedAt', new Date(submittedAtMs).toISOString()],
    ['Comment', comment],
  ];
  return answer(200, [response, [['ChangeInfo', fields]]]);
}

export function listAnswer({ records, maxItems, next }: RecordPage): WireAnswer {
  return answer(200, [
    'ListResourceRecordSetsResponse',
    [
      ['ResourceRecordSets', records.map((one): XmlNode => ['ResourceRecordSet', recordXml(one)])],
      ['IsTruncated', next !== undefined],
      ['MaxItems', maxItems],
      ['NextRecordName', next && `${next.name}.`],
      ['NextRecordType', next?.type],
      ['NextRecordIdentifier', next?.setIdentifier],
    ],
  ]);
}

function recordXml(record: RecordSet): XmlContent {
  const { name, type, setIdentifier, weight, geo, ttlSeconds, values, alias } = record;
  return [
    ['Name', `${name}.`],
    ['Type', type],
    ['SetIdentifier', setIdentifier],
    ['Weight', weight],
    [
      'GeoLocation',
      geo && [
        ['ContinentCode', geo.continent],
        ['CountryCode', geo.country],
      ],
    ],
    ['TTL', ttlSeconds],
    ['ResourceRecords', values?.map((value): XmlNode => ['ResourceRecord', [['Value', value]]])],
    [
      'AliasTarget',
      alias && [
        ['HostedZoneId', alias.hostedZoneId],
        ['DNSName', `${alias.name}.`],
        ['EvaluateTargetHealth', alias.evaluateTargetHealth],
      ],
    ],
    ['HealthCheckId', record.healthCheckId],
  ];
}

/**
 * Every error as `ErrorResponse`, an invalid batch too: so AWS answers it, with all messages in one.
 * The `InvalidChangeBatch` document of its reference the SDK reads as an error without a name.
 */
export function route53Error({ code, message, status }: WireError): WireAnswer {
  const error: XmlNode[] = [
    ['Type', status < 500 ? 'Sender' : 'Receiver'],
    ['Code', code],
    ['Message', message],
  ];
  return answer(status, ['ErrorResponse', [['Error', error]]]);
}
