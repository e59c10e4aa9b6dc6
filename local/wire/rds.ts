import type { RdsApi } from '../../models/rds/rds-api';
import { RdsRefusal } from '../../models/rds/refusal';
import { queryService } from './query-service';
import { WireError } from './wire-error';
import type { WireService } from './wire-service';

export interface RdsOptions {
  readonly api: RdsApi;
  readonly nowMs: () => number;
}

/** RDS (awsQuery): moving global clusters and read replicas, and describing both. */
export function rdsService({ api, nowMs }: RdsOptions): WireService {
  return queryService({
    name: 'rds',
    version: '2014-10-31',
    members: {
      GlobalClusters: 'GlobalClusterMember',
      GlobalClusterMembers: 'GlobalClusterMember',
      DBInstances: 'DBInstance',
      ReadReplicaDBInstanceIdentifiers: 'ReadReplicaDBInstanceIdentifier',
    },
    call: ({ operation, input, region }) => {
      try {
        return api.call(operation, input, region, nowMs());
      } catch (error) {
        throw error instanceof RdsRefusal ? wireErrorOf(error) : error;
      }
    },
  });
}

/** What is not found is a 404 here, unlike in the JSON protocols. */
const wireErrorOf = ({ code, message }: RdsRefusal): WireError =>
  new WireError(code, message, code.includes('NotFound') ? 404 : 400);
