import http from 'node:http';
import { text } from 'node:stream/consumers';
import type { RecordSet } from '../../models/route53/record';
import { route53Region } from '../wire/route53';
import type { XmlNode } from '../wire/write-xml';
import { writeXml } from '../wire/write-xml';

const namespace = 'https://route53.amazonaws.com/doc/2013-04-01/';

/** As a signed request has it; nobody verifies a signature on the desk. */
const authorization =
  `AWS4-HMAC-SHA256 Credential=desk/20260101/${route53Region}/route53/aws4_request, ` +
  'SignedHeaders=host, Signature=none';

/** `aws route53 change-resource-record-sets` with an UPSERT of each record. Rejects if refused. */
export async function changeRecords(
  apiUrl: string,
  zoneId: string,
  records: readonly RecordSet[],
): Promise<void> {
  const body = writeXml(
    ['ChangeResourceRecordSetsRequest', [['ChangeBatch', [['Changes', records.map(upsert)]]]]],
    namespace,
  );
  const { status, answer } = await post(`${apiUrl}/2013-04-01/hostedzone/${zoneId}/rrset/`, body);
  if (status !== 200) throw new Error(`route 53 refused the change with ${status}: ${answer}`);
}

const upsert = ({
  name,
  type,
  setIdentifier,
  weight,
  alias,
  healthCheckId,
}: RecordSet): XmlNode => [
  'Change',
  [
    ['Action', 'UPSERT'],
    [
      'ResourceRecordSet',
      [
        ['Name', name],
        ['Type', type],
        ['SetIdentifier', setIdentifier],
        ['Weight', weight],
        [
          'AliasTarget',
          alias && [
            ['HostedZoneId', alias.hostedZoneId],
            ['DNSName', alias.name],
            ['EvaluateTargetHealth', alias.evaluateTargetHealth],
          ],
        ],
        ['HealthCheckId', healthCheckId],
      ],
    ],
  ],
];

function post(url: string, body: string): Promise<{ status: number; answer: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, {
      method: 'POST',
      agent: false,
      headers: { authorization, 'content-type': 'text/xml' },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      text(response).then(
        (answer) => {
          resolve({ status: response.statusCode ?? 0, answer });
        },
        (error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
    request.end(body);
  });
}
