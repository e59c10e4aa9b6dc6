import { lambdaService } from '../../../local/wire/lambda';
import type { FunctionCall, FunctionResult } from '../../../local/wire/lambda-runtime';
import { authorization, closeAll, start } from './desk';

afterEach(closeAll);

async function world(result: FunctionResult = { kind: 'answered', payload: '{"ok":true}' }) {
  const calls: FunctionCall[] = [];
  const service = lambdaService({
    invoke: (call) => {
      calls.push(call);
      return Promise.resolve(result);
    },
    urlConfig: (region, name) =>
      name === 'drain'
        ? { url: `http://drain.${region}/`, arn: 'arn:drain', createdMs: 0 }
        : undefined,
  });
  const { url } = await start({ services: [service] });
  const call = async (method: string, path: string, body?: string, headers: object = {}) => {
    const signed = { authorization: authorization('lambda', 'eu-west-1'), ...headers };
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: signed,
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text };
  };
  const invoke = (body?: string, headers: object = {}, name = 'drain') =>
    call('POST', `/2015-03-31/functions/${name}/invocations`, body, headers);
  return { calls, call, invoke };
}

describe('Invoke', () => {
  test('waits for the answer and hands it on', async () => {
    const { calls, invoke } = await world();
    const answer = await invoke('{"a":1}');
    expect(answer).toMatchObject({ status: 200, text: '{"ok":true}' });
    expect(answer.headers.get('x-amz-executed-version')).toBe('$LATEST');
    expect(answer.headers.get('x-amz-function-error')).toBeNull();
    expect(calls).toEqual([
      { region: 'eu-west-1', name: 'drain', mode: 'RequestResponse', payload: '{"a":1}' },
    ]);
  });

  test('marks the error of a function', async () => {
    const { invoke } = await world({ kind: 'failed', payload: '{"errorMessage":"x"}' });
    const answer = await invoke();
    expect(answer).toMatchObject({ status: 200, text: '{"errorMessage":"x"}' });
    expect(answer.headers.get('x-amz-function-error')).toBe('Unhandled');
  });

  test('answers an event as soon as it is accepted', async () => {
    const { calls, invoke } = await world({ kind: 'accepted' });
    const answer = await invoke('{}', { 'x-amz-invocation-type': 'Event' });
    expect(answer).toMatchObject({ status: 202, text: '' });
    expect(calls[0]?.mode).toBe('Event');
  });

  test.each([
    ['drain:live', { name: 'drain', qualifier: 'live' }],
    ['drain?Qualifier=live', { name: 'drain', qualifier: 'live' }],
    ['arn%3Aaws%3Alambda%3Aeu-west-1%3A111122223333%3Afunction%3Adrain%3A7', { qualifier: '7' }],
  ])('reads the name %s', async (given, expected) => {
    const { calls, call } = await world();
    const [name = '', query] = given.split('?');
    const path = `/2015-03-31/functions/${name}/invocations${query ? `?${query}` : ''}`;
    expect((await call('POST', path)).status).toBe(200);
    expect(calls).toMatchObject([expected]);
  });

  test('is throttled with 429, and unknown with 404', async () => {
    const throttled = await (await world({ kind: 'throttled' })).invoke();
    expect(throttled.status).toBe(429);
    expect(throttled.headers.get('x-amzn-errortype')).toBe('TooManyRequestsException');
    expect(JSON.parse(throttled.text)).toMatchObject({
      message: 'Rate Exceeded.',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    });
    const unknown = await (await world({ kind: 'unknown' })).invoke();
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
  });

  test.each<[string, string | undefined, object, string, string, number]>([
    ['a body that is no JSON', '{', {}, 'drain', 'InvalidRequestContentException', 400],
    ['a dry run', '{}', { 'x-amz-invocation-type': 'DryRun' }, 'drain', 'InvalidParameterVal', 400],
    ['a log tail', '{}', { 'x-amz-log-type': 'Tail' }, 'drain', 'InvalidParameterValue', 400],
    ['a broken name', '{}', {}, '%', 'InvalidParameterValueException', 400],
    ['an unknown parameter', '{}', {}, 'drain', 'InvalidParameterValueException', 400],
    [
      'a large event',
      `"${'x'.repeat(1024 * 1024)}"`,
      { 'x-amz-invocation-type': 'Event' },
      'drain',
      'RequestTooLargeException',
      413,
    ],
  ])('refuses %s', async (what, body, headers, name, expected, status) => {
    const { call, calls } = await world();
    const query = what === 'an unknown parameter' ? '?Other=1' : '';
    const path = `/2015-03-31/functions/${name}/invocations${query}`;
    const answer = await call('POST', path, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-amzn-errortype')).toMatch(expected);
    expect(calls).toEqual([]);
  });
});

describe('GetFunctionUrlConfig', () => {
  test('answers the URL, or that there is none', async () => {
    const { call } = await world();
    const answer = await call('GET', '/2021-10-31/functions/drain/url');
    expect(JSON.parse(answer.text)).toEqual({
      FunctionUrl: 'http://drain.eu-west-1/',
      FunctionArn: 'arn:drain',
      AuthType: 'NONE',
      InvokeMode: 'BUFFERED',
      CreationTime: '1970-01-01T00:00:00.000Z',
      LastModifiedTime: '1970-01-01T00:00:00.000Z',
    });
    expect((await call('GET', '/2021-10-31/functions/none/url')).status).toBe(404);
  });

  test('is one of two operations; others are named in the refusal', async () => {
    const { call } = await world();
    const answer = await call('GET', '/2015-03-31/functions/');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('unknown operation GET /2015-03-31/functions/');
  });
});
