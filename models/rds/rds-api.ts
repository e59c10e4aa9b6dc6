import { readClusterArn } from './arn';
import type { AuroraGlobal } from './aurora-global';
import { RdsRefusal } from './refusal';
import type { ReplicaSet } from './replica-set';
import type { Request } from './requests';
import { readRequest, requireOperation } from './requests';

export type RdsDatabases = {
  readonly global?: readonly AuroraGlobal[];
  readonly replicated?: readonly ReplicaSet[];
};

/** The RDS API of every region of an account, over all its databases. */
export class RdsApi {
  private readonly global: readonly AuroraGlobal[];
  private readonly replicated: readonly ReplicaSet[];

  constructor({ global = [], replicated = [] }: RdsDatabases) {
    this.global = global;
    this.replicated = replicated;
  }

  /**
   * Answers an operation asked in a region; parameters are text, as the Query protocol sends them.
   * Throws only `RdsRefusal`. Whether the region can be asked at all is the network's business.
   */
  call(operation: string, input: unknown, region: string, nowMs: number): object {
    const known = requireOperation(operation);
    switch (known) {
      case 'DescribeGlobalClusters':
        return this.describeGlobal(readRequest(known, input), region, nowMs);
      case 'FailoverGlobalCluster':
        return this.failover(readRequest(known, input), region, nowMs);
      case 'SwitchoverGlobalCluster':
        return this.switchover(readRequest(known, input), region, nowMs);
      case 'DescribeDBInstances':
        return this.describeInstances(readRequest(known, input), region, nowMs);
      case 'PromoteReadReplica':
        return this.promote(readRequest(known, input), region, nowMs);
    }
  }

  private describeGlobal(
    { GlobalClusterIdentifier: id }: Request<'DescribeGlobalClusters'>,
    region: string,
    nowMs: number,
  ): object {
    const here = this.global.filter(({ regions }) => regions.includes(region));
    const asked = id === undefined ? here : [this.globalCluster(id, region)];
    return { GlobalClusters: asked.map((cluster) => cluster.describe(region, nowMs)) };
  }

  /** Without AllowDataLoss it is a switchover, as on AWS, and refused where that is. */
  private failover(
    request: Request<'FailoverGlobalCluster'>,
    region: string,
    nowMs: number,
  ): object {
    const { AllowDataLoss: allowDataLoss, Switchover: switchover } = request;
    if (allowDataLoss !== undefined && switchover !== undefined) {
      throw new RdsRefusal(
        'InvalidParameterCombination',
        `AllowDataLoss (${allowDataLoss}) and Switchover (${switchover}) exclude each other; say one`,
      );
    }
    if (allowDataLoss !== true) return this.switchover(request, region, nowMs);
    const cluster = this.globalCluster(request.GlobalClusterIdentifier, region);
    const target = targetOf(request, cluster);
    if (target !== region) {
      throw new RdsRefusal(
        'InvalidParameterValue',
        `a failover to ${target} is imitated only where it is asked in ${target}, got ${region}`,
      );
    }
    cluster.failover(target, nowMs);
    return { GlobalCluster: cluster.describe(region, nowMs) };
  }

  private switchover(
    request: Request<'SwitchoverGlobalCluster'>,
    region: string,
    nowMs: number,
  ): object {
    const cluster = this.globalCluster(request.GlobalClusterIdentifier, region);
    cluster.switchover(targetOf(request, cluster), nowMs);
    return { GlobalCluster: cluster.describe(region, nowMs) };
  }

  private describeInstances(
    { DBInstanceIdentifier: id }: Request<'DescribeDBInstances'>,
    region: string,
    nowMs: number,
  ): object {
    const here = this.replicated.filter(({ regions }) => regions.includes(region));
    const asked = id === undefined ? here : [this.replicaSet(id, region)];
    return { DBInstances: asked.map((set) => set.describe(region, nowMs)) };
  }

  private promote(
    { DBInstanceIdentifier: id }: Request<'PromoteReadReplica'>,
    region: string,
    nowMs: number,
  ): object {
    const set = this.replicaSet(id, region);
    set.promote(region, nowMs);
    return { DBInstance: set.describe(region, nowMs) };
  }

  /** Identifiers are stored in lower case, and taken in any. */
  private globalCluster(id: string, region: string): AuroraGlobal {
    const cluster = this.global.find(
      ({ settings, regions }) => settings.id === id.toLowerCase() && regions.includes(region),
    );
    if (cluster !== undefined) return cluster;
    throw new RdsRefusal('GlobalClusterNotFoundFault', `no global cluster ${id} in ${region}`);
  }

  private replicaSet(id: string, region: string): ReplicaSet {
    const set = this.replicated.find(
      ({ settings }) => settings.instances[region] === id.toLowerCase(),
    );
    if (set !== undefined) return set;
    throw new RdsRefusal('DBInstanceNotFound', `no DB instance ${id} in ${region}`);
  }
}

function targetOf(request: Request<'SwitchoverGlobalCluster'>, { settings }: AuroraGlobal): string {
  const { region, id } = readClusterArn(request.TargetDbClusterIdentifier);
  if (settings.clusters[region] === id) return region;
  throw new RdsRefusal(
    'DBClusterNotFoundFault',
    `no cluster ${id} of global cluster ${settings.id} in ${region}`,
  );
}
