import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { RegionalTable } from '../../models/tables/regional-table';
import { TablesOfRegion } from '../../models/tables/tables-of-region';
import type { CertificateChain } from '../tls/certificate-chain';

/** What the prober talks to. It lives in the measuring process, so its work counts nowhere. */
export type FarSide = {
  /** Answers every origin's health path over TLS, on loopback. */
  readonly originPort: number;
  /** Answers DynamoDB's protocol, on loopback, without TLS. */
  readonly tableUrl: string;
  /** TLS handshakes completed so far. */
  readonly handshakes: () => number;
  readonly close: () => Promise<void>;
};

export async function openFarSide(chain: CertificateChain, table: string): Promise<FarSide> {
  let handshakes = 0;
  const origins = https.createServer({ cert: chain.chainPem, key: chain.keyPem }, (_, response) => {
    response.setHeader('content-type', 'application/json').end('{"status":"healthy"}');
  });
  origins.on('secureConnection', () => {
    handshakes += 1;
  });
  const tables = tableServer(table);
  const originPort = await listen(origins);
  const tablePort = await listen(tables);
  return {
    originPort,
    tableUrl: `http://127.0.0.1:${tablePort}`,
    handshakes: () => handshakes,
    close: async () => {
      await Promise.all([close(origins), close(tables)]);
    },
  };
}

/** The model of one regional table behind awsJson1_0. What the model refuses is a 400. */
function tableServer(table: string): http.Server {
  const definition = {
    name: table,
    partitionKey: { name: 'pk', type: 'S' },
    sortKey: { name: 'sk', type: 'S' },
  } as const;
  const tables = new TablesOfRegion('xx-bench-0', [new RegionalTable(definition)]);
  const answer = async (request: http.IncomingMessage): Promise<object> => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const content: unknown = JSON.parse((await buffer(request)).toString('utf8'));
    return tables.call(operation, content, Date.now());
  };
  return http.createServer((request, response) => {
    answer(request).then(
      (output) => {
        response.setHeader('content-type', 'application/x-amz-json-1.0');
        response.end(JSON.stringify(output));
      },
      (error: unknown) => {
        response.writeHead(400).end(JSON.stringify({ __type: 'Refused', message: String(error) }));
      },
    );
  });
}

type Closing = Pick<http.Server, 'closeAllConnections'> & Server;

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

const close = (server: Closing): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
