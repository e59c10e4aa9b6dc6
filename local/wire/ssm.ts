import { ParameterError } from '../../models/parameters/parameter-error';
import type { ParametersOfRegion } from '../../models/parameters/parameters-of-region';
import { jsonService } from './json-service';
import { WireError } from './wire-error';
import type { WireService } from './wire-service';

export interface SsmOptions {
  /** The parameters of a region, or nothing where the desk has none. */
  readonly parametersOf: (region: string) => ParametersOfRegion | undefined;
  readonly nowMs: () => number;
}

/** Systems Manager (awsJson1_1): its Parameter Store, and nothing else of it. */
export function ssmService({ parametersOf, nowMs }: SsmOptions): WireService {
  return jsonService({
    name: 'ssm',
    targetPrefix: 'AmazonSSM',
    version: '1.1',
    namespace: '',
    call: ({ operation, input, region }) => {
      const parameters = parametersOf(region);
      if (parameters === undefined) {
        throw new WireError(
          'UnrecognizedClientException',
          `there is no Parameter Store in ${region} here`,
        );
      }
      try {
        return parameters.call(operation, input, nowMs());
      } catch (error) {
        throw error instanceof ParameterError ? new WireError(error.code, error.message) : error;
      }
    },
  });
}
