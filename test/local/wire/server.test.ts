import * as fc from 'fast-check';
import net from 'node:net';
import { ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { dynamodbService } from '../../../local/wire/dynamodb';
import { jsonService } from '../../../local/wire/json-service';
import type { Reach, WireServerOptions } from '../../../local/wire/server';
import { startWireServer } from '../../../local/wire/server';
import { RegionalTable } from '../../../models/tables/regional-table';
import { TablesOfRegion } from '../../../models/tables/tables-of-region';
import { authorization, closeAll, dynamo, failure, start } from './desk';

afterEach(closeAll);

const tables = new TablesOfRegion('us-east-1', [
  new RegionalTable({ name: 'simple', partitionKey: { name: 'pk', type: 'S' } }),
]);
const service = dynamodbService({ tablesOf: () => tables, nowMs: () => 0 });
const target = (operation: string) => ({
  authorization: authorization('dynamodb'),
  'x-amz-target': `DynamoDB_20120810.${operation}`,
});

/** Valid JSON that would end a recursive reader. */
const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

async function world(more: Partial<WireServerOptions> = {}) {
  const { url, port } = await start({ services: [service], ...more });
  const post = async (body: string, headers: Record<string, string> = target('Scan')) => {
    const answer = await fetch(url, { method: 'POST', headers, body });
    const type = answer.headers.get('x-amzn-errortype');
    return { status: answer.status, type, text: await answer.text() };
  };
  return { url, port, post };
}

describe('the wire server', () => {
  test('answers in JSON 1.0 with a request id', async () => {
    const { url } = await world();
    const body = '{"TableName":"simple"}';
    const answer = await fetch(url, { method: 'POST', headers: target('Scan'), body });
    expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(answer.headers.get('x-amzn-requestid')).toBe('desk-1');
    expect(await answer.json()).toEqual({ Items: [], Count: 0, ScannedCount: 0 });
  });

  test.each<[string, string, Record<string, string>, number, string]>([
    ['malformed JSON', '{', target('Scan'), 400, 'SerializationException'],
    ['a list as body', '[]', target('Scan'), 400, 'SerializationException'],
    ['an empty body', '', target('Scan'), 400, 'SerializationException'],
    ['a body too deep', deep, target('Scan'), 400, 'SerializationException'],
    ['an unknown operation', '{}', target('CreateTable'), 400, 'UnknownOperationException'],
    ['no operation', '{}', { authorization: authorization('dynamodb') }, 400, 'UnknownOperation'],
    ['no signature', '{}', {}, 403, 'MissingAuthenticationTokenException'],
    ['another signature', '{}', { authorization: 'Bearer x' }, 400, 'IncompleteSignatureException'],
    ['an unknown service', '{}', { authorization: authorization('s3') }, 400, 'UnknownOperation'],
  ])('refuses %s', async (_what, body, headers, status, type) => {
    const { post } = await world();
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.type).toMatch(type);
  });

  test('refuses a body above the limit, and serves the next request', async () => {
    const { post } = await world({ maxBodyBytes: 100 });
    expect(await post(`{"TableName":"${'x'.repeat(200)}"}`)).toMatchObject({
      status: 413,
      type: 'RequestEntityTooLargeException',
    });
    expect((await post('{"TableName":"simple"}')).status).toBe(200);
  });

  test('survives whatever is sent to it', async () => {
    const mistakes: unknown[] = [];
    const { post } = await world({ onMistake: (error) => mistakes.push(error) });
    const operations = fc.constantFrom('Scan', 'PutItem', 'Query', 'BatchGetItem', 'toString');
    const bodies = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((one) => `{"TableName":${one}}`),
    );
    await fc.assert(
      fc.asyncProperty(operations, bodies, async (operation, body) => {
        const { status } = await post(body, target(operation));
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
    expect(mistakes).toEqual([]);
    expect((await post('{"TableName":"simple"}')).status).toBe(200);
  });

  test('turns a mistake of a service into an InternalServerError, and reports it', async () => {
    const mistakes: unknown[] = [];
    const mistaken = jsonService({
      name: 'dynamodb',
      targetPrefix: 'DynamoDB_20120810',
      version: '1.0',
      namespace: '',
      call: () => {
        throw new TypeError('oops');
      },
    });
    const onMistake = (error: unknown) => mistakes.push(error);
    const { post } = await world({ services: [mistaken], onMistake });
    expect(await post('{}')).toMatchObject({ status: 500, type: 'InternalServerError' });
    expect(mistakes).toEqual([new TypeError('oops')]);
  });

  test('finds the service by the target, even where the scope names another', async () => {
    const { post } = await world();
    const headers = { ...target('Scan'), authorization: authorization('other') };
    expect((await post('{"TableName":"simple"}', headers)).status).toBe(200);
  });

  test('listens on loopback only', async () => {
    await expect(startWireServer({ services: [], host: '0.0.0.0' })).rejects.toThrow(
      'not a loopback address: 0.0.0.0, use 127.x.y.z',
    );
  });

  test('rejects at the start where its port is taken', async () => {
    const { port } = await world();
    await expect(startWireServer({ services: [], port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('reach', () => {
  test('is asked with the caller, the service and the region, before it serves', async () => {
    const asked: unknown[] = [];
    const reach: Reach = (...all) => {
      asked.push(all);
      return 'ok';
    };
    const { url } = await world({ reach });
    await dynamo(url, 'eu-west-1').send(new ScanCommand({ TableName: 'simple' }));
    expect(asked).toEqual([['127.0.0.1', 'dynamodb', 'eu-west-1']]);
  });

  test('error answers 500 without asking the service', async () => {
    const { url } = await world({ reach: () => 'error' });
    const error = await failure(dynamo(url).send(new ListTablesCommand({})));
    expect(error.name).toBe('InternalServerError');
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });

  test('unreachable is silence until the client gives up', async () => {
    const { url } = await world({ reach: () => 'unreachable' });
    const call = dynamo(url).send(new ScanCommand({ TableName: 'simple' }), {
      abortSignal: AbortSignal.timeout(50),
    });
    expect((await failure(call)).name).toBe('AbortError');
  });

  test('unreachable ends with the server', async () => {
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const reach: Reach = () => {
      arrived();
      return 'unreachable';
    };
    const silent = await startWireServer({ services: [service], reach });
    const body = '{"TableName":"simple"}';
    const call = failure(fetch(silent.url, { method: 'POST', headers: target('Scan'), body }));
    await arrival;
    await silent.close();
    expect((await call).message).toBe('fetch failed');
  });
});

test('a caller that hangs up in the middle of its request is nobody’s mistake', async () => {
  const mistakes: unknown[] = [];
  const { port, post } = await world({ onMistake: (error) => mistakes.push(error) });
  const socket = net.connect(port, '127.0.0.1');
  const head = Object.entries(target('Scan')).map(([name, value]) => `${name}: ${value}`);
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n${head.join('\r\n')}\r\n\r\n{`);
  await new Promise((resolve) => setImmediate(resolve));
  socket.destroy();
  await new Promise((resolve) => socket.once('close', resolve));
  expect((await post('{"TableName":"simple"}')).status).toBe(200);
  expect(mistakes).toEqual([]);
});
