import type { CacheApi } from '../../models/cache/cache-api';
import { CacheRefusal } from '../../models/cache/refusal';
import { queryService } from './query-service';
import { WireError } from './wire-error';
import type { WireService } from './wire-service';

export interface ElastiCacheOptions {
  readonly api: CacheApi;
  readonly nowMs: () => number;
}

/** ElastiCache (awsQuery): its global datastores, and nothing else of it. */
export function elasticacheService({ api, nowMs }: ElastiCacheOptions): WireService {
  return queryService({
    name: 'elasticache',
    version: '2015-02-02',
    members: {
      GlobalReplicationGroups: 'GlobalReplicationGroup',
      Members: 'GlobalReplicationGroupMember',
    },
    call: ({ operation, input, region }) => {
      try {
        return api.call(operation, input, region, nowMs());
      } catch (error) {
        throw error instanceof CacheRefusal ? wireErrorOf(error) : error;
      }
    },
  });
}

const wireErrorOf = ({ code, message }: CacheRefusal): WireError =>
  new WireError(code, message, code.includes('NotFound') ? 404 : 400);
