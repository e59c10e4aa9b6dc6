import fc from 'fast-check';
import type { PlaneRows } from '../../../../core/voting/records';
import { drainEndpoint } from '../../../../lambdas/traffic/drain/handler';
import { opinion, record, view, vote } from '../../../support/plane';

const voting: PlaneRows = {
  observer: record('us-east-1', { 'us-west-2': opinion('failed', { vote }) }),
  holds: [],
};

describe('GET /drain/<region>', () => {
  test('is 200 while the observer votes, with verdict and reason in the body', async () => {
    const { statusCode, body } = await get('/drain/us-west-2', anEndpoint({ rows: voting }));
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ verdict: 'failed', because: vote.because });
  });

  test.each(['/drain/eu-west-1', '/drain/us-east-1', '/drain/mars-1', '/drain/', '/', '/drain'])(
    'is 404 for %s: a region it does not vote about, itself, a stranger, nothing',
    async (path) => {
      expect((await get(path, anEndpoint({ rows: voting }))).statusCode).toBe(404);
    },
  );

  test('is 404 on a cold start without data', async () => {
    const endpoint = anEndpoint({ rows: voting });
    endpoint.failing = true;
    expect((await get('/drain/us-west-2', endpoint)).statusCode).toBe(404);
  });

  test('keeps its last answer when the table fails', async () => {
    const endpoint = anEndpoint({ rows: voting });
    await get('/drain/us-west-2', endpoint);
    endpoint.failing = true;
    endpoint.nowMs = 60_000;
    expect((await get('/drain/us-west-2', endpoint)).statusCode).toBe(200);
  });

  test('but reads as admit when that answer has had no heartbeat for voteTruthSeconds', async () => {
    const endpoint = anEndpoint({ rows: voting });
    await get('/drain/us-west-2', endpoint);
    endpoint.failing = true;
    endpoint.nowMs = 150_001;
    expect((await get('/drain/us-west-2', endpoint)).statusCode).toBe(404);
  });

  test('sees a new vote within a second, and reads once a second at most', async () => {
    const endpoint = anEndpoint({ rows: { holds: [] } });
    await Promise.all([1, 2, 3].map(() => get('/drain/us-west-2', endpoint)));
    expect(endpoint.reads).toBe(1);
    endpoint.rows = voting;
    endpoint.nowMs = 999;
    expect((await get('/drain/us-west-2', endpoint)).statusCode).toBe(404);
    endpoint.nowMs = 1_000;
    expect((await get('/drain/us-west-2', endpoint)).statusCode).toBe(200);
  });
});

test('GET /votes is the whole picture', async () => {
  const { statusCode, body } = await get('/votes', anEndpoint({ rows: voting }));
  expect(statusCode).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ observer: 'us-east-1', drains: ['us-west-2'] });
});

test('other methods than GET and HEAD are not served', async () => {
  const response = await anEndpoint({ rows: voting }).serve(asked('/drain/us-west-2', 'POST'));
  expect(response.statusCode).toBe(405);
});

test('whatever is asked, the answer is 200, 404 or 405, never a redirect', async () => {
  const endpoint = anEndpoint({ rows: voting });
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.string(), async (method, path) => {
      const { statusCode } = await endpoint.serve(asked(path, method));
      expect([200, 404, 405]).toContain(statusCode);
    }),
  );
});

test('an event that is no request of a function URL is refused in words', async () => {
  const endpoint = anEndpoint({ rows: voting });
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (event) => {
      expect((await endpoint.serve(event)).statusCode).toBe(400);
    }),
  );
});

// Helpers

function anEndpoint({ rows }: { rows: PlaneRows }) {
  const endpoint = { rows, failing: false, nowMs: 0, reads: 0 };
  const serve = drainEndpoint(
    {
      clock: { now: () => endpoint.nowMs, sleep: () => Promise.resolve() },
      log: { info: () => undefined, warn: () => undefined },
      readRows: () => {
        endpoint.reads += 1;
        return endpoint.failing
          ? Promise.reject(new Error('table is away'))
          : Promise.resolve(endpoint.rows);
      },
    },
    view,
    'us-east-1',
  );
  return Object.assign(endpoint, { serve });
}

const asked = (rawPath: string, method = 'GET') => ({
  rawPath,
  requestContext: { http: { method } },
});

const get = (path: string, { serve }: ReturnType<typeof anEndpoint>) => serve(asked(path));
