import http from 'node:http';
import https from 'node:https';
import * as z from 'zod';

/** What CloudFormation asks about a custom resource, as far as the answer repeats it. */
const questionSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.string().optional(),
});

/** What became of the custom resource; a refusal fails the deployment with its reason. */
type Outcome = { readonly physicalId: string; readonly refusal?: string };

/** An operator waits for the deployment: an answer that was lost is sent again at once. */
const attempts = 3;
const timeoutMs = 3_000;

/** CloudFormation keeps the beginning of a reason. */
const longestReason = 1_000;

/**
 * A function behind a custom resource: it acts, then answers where CloudFormation says. What it
 * throws is a refusal as well, so that nobody waits for an answer that will not come; only a
 * deletion is never refused, or the stack could not be deleted. Written by hand, because the CDK's
 * own provider brings functions and roles of its own into every stack.
 */
export const answering =
  (act: (event: unknown) => Promise<Outcome>) =>
  async (event: unknown): Promise<void> => {
    const { RequestType, ResponseURL, PhysicalResourceId, ...question } =
      questionSchema.parse(event);
    const standing = PhysicalResourceId ?? question.LogicalResourceId;
    const { physicalId, refusal } = await act(event).catch((error: unknown): Outcome => ({
      physicalId: standing,
      ...(RequestType === 'Delete' ? {} : { refusal: String(error) }),
    }));
    const answer = JSON.stringify({
      Status: refusal === undefined ? 'SUCCESS' : 'FAILED',
      Reason: refusal?.slice(0, longestReason),
      PhysicalResourceId: physicalId,
      ...question,
    });
    await delivered(new URL(ResponseURL), answer);
  };

async function delivered(url: URL, answer: string): Promise<void> {
  let last: unknown;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      await put(url, answer);
      return;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`CloudFormation takes no answer: ${String(last)}`);
}

function put(url: URL, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    // The address is signed for a request without a content type.
    const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'PUT', headers, agent: false, timeout: timeoutMs });
    call.on('timeout', () => {
      call.destroy(new Error(`no answer within ${timeoutMs} ms`));
    });
    call.on('error', reject);
    call.on('response', (response) => {
      response.resume();
      const { statusCode = 0 } = response;
      if (statusCode < 300) resolve();
      else reject(new Error(`answered with ${statusCode}`));
    });
    call.end(body);
  });
}
