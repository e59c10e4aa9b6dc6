import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { answering } from '../../../lambdas/aws/answer-cloudformation';

type Got = { readonly method?: string; readonly type?: string; readonly body: string };

let server: http.Server;
let got: Got[];
let refuse: number;

beforeEach(async () => {
  got = [];
  refuse = 0;
  server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', headers } = request;
      got.push({
        method,
        type: headers['content-type'] ?? '(none)',
        body: Buffer.concat(chunks).toString('utf8'),
      });
      response.writeHead(got.length <= refuse ? 503 : 200);
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

const question = (type = 'Update', id: { PhysicalResourceId?: string } = {}): unknown => ({
  RequestType: type,
  ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/answer?signed=yes`,
  StackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/meridian-prod-global/1',
  RequestId: 'r1',
  LogicalResourceId: 'Gate',
  ...id,
});

const answers = (): unknown[] => got.map(({ body }) => JSON.parse(body) as unknown);

test('an answer names what was asked, and says that it went well', async () => {
  await answering(() => Promise.resolve({ physicalId: 'p2' }))(question());
  expect(got).toMatchObject([{ method: 'PUT', type: '' }]);
  expect(answers()).toEqual([
    {
      Status: 'SUCCESS',
      PhysicalResourceId: 'p2',
      StackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/meridian-prod-global/1',
      RequestId: 'r1',
      LogicalResourceId: 'Gate',
    },
  ]);
});

test('a refusal fails the deployment with its reason', async () => {
  const act = () => Promise.resolve({ physicalId: 'p1', refusal: 'not now' });
  await answering(act)(question());
  expect(answers()).toMatchObject([{ Status: 'FAILED', Reason: 'not now' }]);
});

test('what is thrown is a refusal, and what stood before stands', async () => {
  const act = () => Promise.reject(new Error('no quorum'));
  await answering(act)(question('Update', { PhysicalResourceId: 'p1' }));
  expect(answers()).toMatchObject([
    { Status: 'FAILED', Reason: 'Error: no quorum', PhysicalResourceId: 'p1' },
  ]);
});

test('a deletion is never refused', async () => {
  const act = () => Promise.reject(new Error('no quorum'));
  await answering(act)(question('Delete', { PhysicalResourceId: 'p1' }));
  expect(answers()).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'p1' }]);
});

test('a long reason is cut to what CloudFormation keeps', async () => {
  const act = () => Promise.resolve({ physicalId: 'p1', refusal: 'x'.repeat(5_000) });
  await answering(act)(question());
  const [{ Reason }] = answers() as [{ Reason: string }];
  expect(Reason).toHaveLength(1_000);
});

test('an answer that is not taken is sent again, and then given up', async () => {
  refuse = 1;
  const act = () => Promise.resolve({ physicalId: 'p1' });
  await answering(act)(question());
  expect(got).toHaveLength(2);
  refuse = 99;
  await expect(answering(act)(question())).rejects.toThrow('503');
});
