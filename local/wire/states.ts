import { Refusal } from '../../models/states/refusal';
import type { StatesOfRegion } from '../../models/states/states-of-region';
import { jsonService } from './json-service';
import { WireError } from './wire-error';
import type { WireService } from './wire-service';

export interface StatesOptions {
  /** Step Functions of a region, or nothing where the desk has none. */
  readonly statesOf: (region: string) => StatesOfRegion | undefined;
}

/** Step Functions (awsJson1_0) over the model, which knows operations, parameters and errors. */
export function statesService({ statesOf }: StatesOptions): WireService {
  return jsonService({
    name: 'states',
    targetPrefix: 'AWSStepFunctions',
    version: '1.0',
    namespace: 'com.amazonaws.swf.service.v2.model#',
    call: ({ operation, input, region }) => {
      const states = statesOf(region);
      if (states === undefined) {
        throw new WireError(
          'UnrecognizedClientException',
          `there is no Step Functions in ${region} here`,
        );
      }
      try {
        return states.call(operation, input);
      } catch (error) {
        throw error instanceof Refusal ? new WireError(error.code, error.message) : error;
      }
    },
  });
}
