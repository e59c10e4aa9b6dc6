import type { BusesOfRegion } from '../../models/event-bus/buses-of-region';
import { PutEventsRefused } from '../../models/event-bus/put-events';
import { jsonService } from './json-service';
import { WireError } from './wire-error';
import type { WireService } from './wire-service';

export interface EventbridgeOptions {
  /** The buses of a region, or nothing where the desk has none. */
  readonly busesOf: (region: string) => BusesOfRegion | undefined;
  readonly nowMs: () => number;
}

/** EventBridge (awsJson1_1): PutEvents over the model of the buses. */
export function eventbridgeService({ busesOf, nowMs }: EventbridgeOptions): WireService {
  return jsonService({
    name: 'events',
    targetPrefix: 'AWSEvents',
    version: '1.1',
    namespace: '',
    call: ({ operation, input, region }) => {
      if (operation !== 'PutEvents') {
        throw new WireError(
          'UnknownOperationException',
          `unknown operation ${operation}: EventBridge is imitated for PutEvents only`,
        );
      }
      const buses = busesOf(region);
      if (buses === undefined) {
        throw new WireError(
          'UnrecognizedClientException',
          `there is no EventBridge in ${region} here`,
        );
      }
      try {
        return buses.putEvents(input, nowMs());
      } catch (error) {
        if (!(error instanceof PutEventsRefused)) throw error;
        throw new WireError('ValidationException', error.message);
      }
    },
  });
}
