import type { TableErrorCode } from '../../models/tables/errors';
import { TableError } from '../../models/tables/errors';
import type { TablesOfRegion } from '../../models/tables/tables-of-region';
import { jsonService } from './json-service';
import { WireError } from './wire-error';
import type { WireService } from './wire-service';

export interface DynamodbOptions {
  /** The tables of a region, or nothing where the desk has none. */
  readonly tablesOf: (region: string) => TablesOfRegion | undefined;
  readonly nowMs: () => number;
}

/** The exceptions whose message AWS writes with a capital letter. */
const capital: readonly TableErrorCode[] = [
  'TransactionCanceledException',
  'IdempotentParameterMismatchException',
];

/** DynamoDB (awsJson1_0) over the tables' model, which knows operations, parameters and errors. */
export function dynamodbService({ tablesOf, nowMs }: DynamodbOptions): WireService {
  return jsonService({
    name: 'dynamodb',
    targetPrefix: 'DynamoDB_20120810',
    version: '1.0',
    namespace: 'com.amazonaws.dynamodb.v20120810#',
    call: ({ operation, input, region }) => {
      const tables = tablesOf(region);
      if (tables === undefined) {
        throw new WireError(
          'UnrecognizedClientException',
          `there is no DynamoDB in ${region} here`,
        );
      }
      try {
        return tables.call(operation, input, nowMs());
      } catch (error) {
        throw error instanceof TableError ? wireErrorOf(error) : error;
      }
    },
  });
}

function wireErrorOf({ code, message, fields }: TableError): WireError {
  const status = code === 'InternalServerError' ? 500 : 400;
  const written = capital.includes(code) ? { Message: message } : {};
  return new WireError(code, message, status, { ...written, ...fields });
}
