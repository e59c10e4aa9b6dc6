import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { neutralAddress } from '../network/addresses';
import type { StackSet } from '../template/stack-set';

type Settings = {
  readonly stacks: StackSet;
  readonly invoke: (region: string, arn: string, payload: unknown) => Promise<unknown>;
};

/** What a custom resource answers CloudFormation. */
type Answer = { readonly Status: 'SUCCESS' | 'FAILED'; readonly Reason?: string };

/**
 * What the creation of the stacks leaves behind besides resources: the global stack's last one
 * writes down which zone the weights are in. Gates let their own creation pass and are not asked.
 */
export async function deployOnce({ stacks, invoke }: Settings): Promise<void> {
  for (const { stack, logicalId, properties } of stacks.resources('Custom::LiveWeights')) {
    const { ServiceToken, ...ResourceProperties } = properties;
    const answer = await answered((ResponseURL) =>
      invoke(stack.region, String(ServiceToken), {
        RequestType: 'Create',
        ResponseURL,
        StackId: `arn:aws:cloudformation:${stack.region}:desk:stack/${stack.stackName}/desk`,
        RequestId: `create-${logicalId}`,
        LogicalResourceId: logicalId,
        ResourceType: 'Custom::LiveWeights',
        ResourceProperties,
      }),
    );
    if (answer.Status === 'SUCCESS') continue;
    throw new Error(`${logicalId} of ${stack.stackName} failed: ${answer.Reason ?? 'no reason'}`);
  }
}

/** Lends an address to answer to, as CloudFormation does, and gives back what was put there. */
async function answered(ask: (url: string) => Promise<unknown>): Promise<Answer> {
  let body = '';
  const server = http.createServer((request, response) => {
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => response.end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, neutralAddress, resolve);
  });
  const { port } = server.address() as AddressInfo;
  try {
    await ask(`http://${neutralAddress}:${port}/answer`);
    if (body === '') return { Status: 'FAILED', Reason: 'nothing was answered' };
    return JSON.parse(body) as Answer;
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
