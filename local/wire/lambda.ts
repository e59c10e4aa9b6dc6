import { jsonAnswer, jsonRefusal } from './json-answers';
import type { FunctionCall, FunctionRuntime } from './lambda-runtime';
import { readFunctionName, readInvocation } from './lambda-requests';
import { WireError } from './wire-error';
import type { WireAnswer, WireRequest, WireService } from './wire-service';

const contentType = 'application/json';
const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
const URL_CONFIG = /^\/2021-10-31\/functions\/([^/]+)\/url$/;

/** Lambda (restJson1): Invoke and GetFunctionUrlConfig, over a runtime given by argument. */
export function lambdaService(runtime: FunctionRuntime): WireService {
  return {
    name: 'lambda',
    answer: async (request) => {
      const invoked = INVOKE.exec(request.path)?.[1];
      if (invoked !== undefined && request.method === 'POST') {
        return invoke(runtime, readInvocation(request, invoked));
      }
      const asked = URL_CONFIG.exec(request.path)?.[1];
      if (asked !== undefined && request.method === 'GET')
        return urlConfig(runtime, request, asked);
      throw new WireError(
        'UnknownOperationException',
        `unknown operation ${request.method} ${request.path}: Lambda is imitated for Invoke and ` +
          'GetFunctionUrlConfig only',
        404,
      );
    },
    // restJson carries the error's name in the header; the body has only type and message.
    refuse: (error) => jsonRefusal(contentType, error),
  };
}

async function invoke(runtime: FunctionRuntime, call: FunctionCall): Promise<WireAnswer> {
  const result = await runtime.invoke(call);
  switch (result.kind) {
    case 'accepted':
      return { status: 202, body: '' };
    case 'throttled':
      throw new WireError('TooManyRequestsException', 'Rate Exceeded.', 429, {
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
        Type: 'User',
      });
    case 'unknown':
      throw notFound(call.region, call.name);
    case 'answered':
    case 'failed': {
      const error = result.kind === 'failed' ? { 'x-amz-function-error': 'Unhandled' } : {};
      const headers = {
        'content-type': contentType,
        'x-amz-executed-version': '$LATEST',
        ...error,
      };
      return { status: 200, headers, body: result.payload };
    }
  }
}

function urlConfig(runtime: FunctionRuntime, request: WireRequest, segment: string): WireAnswer {
  const { name } = readFunctionName(segment, request.query);
  const config = runtime.urlConfig(request.region, name);
  if (config === undefined) throw notFound(request.region, name);
  const { url, arn, createdMs } = config;
  const time = new Date(createdMs).toISOString();
  return jsonAnswer(contentType, 200, {
    FunctionUrl: url,
    FunctionArn: arn,
    AuthType: 'NONE',
    InvokeMode: 'BUFFERED',
    CreationTime: time,
    LastModifiedTime: time,
  });
}

const notFound = (region: string, name: string): WireError =>
  new WireError('ResourceNotFoundException', `Function not found: ${name} in ${region}`, 404, {
    Type: 'User',
  });
