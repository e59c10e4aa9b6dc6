import type { SSMClient } from '@aws-sdk/client-ssm';
import { GetParameterCommand, ParameterNotFound, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { RegionConfigStore } from '../ports';

/** The configuration as one parameter in the region's own Parameter Store; at most 4,096 characters. */
export function regionConfigParameter(client: SSMClient, name: string): RegionConfigStore {
  return {
    read: async () => {
      try {
        const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
        return Parameter?.Value;
      } catch (error) {
        if (error instanceof ParameterNotFound) return undefined;
        throw error;
      }
    },
    write: async (text) => {
      await client.send(
        new PutParameterCommand({ Name: name, Value: text, Type: 'String', Overwrite: true }),
      );
    },
  };
}
