import type { GlobalDatastore } from './global-datastore';
import { CacheRefusal } from './refusal';
import type { Request } from './requests';
import { readRequest, requireOperation } from './requests';

/** The ElastiCache API of every region of an account, over its global datastores. */
export class CacheApi {
  constructor(private readonly datastores: readonly GlobalDatastore[]) {}

  /**
   * Answers an operation asked in a region; parameters are text, as the Query protocol sends them.
   * Throws only `CacheRefusal`. Whether the region can be asked at all is the network's business.
   */
  call(operation: string, input: unknown, region: string, nowMs: number): object {
    const known = requireOperation(operation);
    switch (known) {
      case 'DescribeGlobalReplicationGroups':
        return this.describe(readRequest(known, input), region, nowMs);
      case 'FailoverGlobalReplicationGroup':
        return this.failover(readRequest(known, input), region, nowMs);
    }
  }

  private describe(
    request: Request<'DescribeGlobalReplicationGroups'>,
    region: string,
    nowMs: number,
  ): object {
    const { GlobalReplicationGroupId: id, ShowMemberInfo: showMembers } = request;
    const asked =
      id === undefined
        ? this.datastores.filter(({ regions }) => regions.includes(region))
        : [this.datastore(id, region)];
    return { GlobalReplicationGroups: asked.map((one) => one.describe(nowMs, showMembers)) };
  }

  private failover(
    request: Request<'FailoverGlobalReplicationGroup'>,
    region: string,
    nowMs: number,
  ): object {
    const datastore = this.datastore(request.GlobalReplicationGroupId, region);
    datastore.failover(request.PrimaryRegion, request.PrimaryReplicationGroupId, nowMs);
    return { GlobalReplicationGroup: datastore.describe(nowMs) };
  }

  private datastore(id: string, region: string): GlobalDatastore {
    const datastore = this.datastores.find(
      ({ settings, regions }) => settings.id === id && regions.includes(region),
    );
    if (datastore !== undefined) return datastore;
    throw new CacheRefusal(
      'GlobalReplicationGroupNotFoundFault',
      `no global datastore ${id} in ${region}`,
    );
  }
}
