import {
  CreateDBClusterCommand,
  DBClusterNotFoundFault,
  DBInstanceNotFoundFault,
  DescribeDBInstancesCommand,
  DescribeGlobalClustersCommand,
  FailoverGlobalClusterCommand,
  GlobalClusterNotFoundFault,
  InvalidDBClusterStateFault,
  InvalidDBInstanceStateFault,
  InvalidGlobalClusterStateFault,
  PromoteReadReplicaCommand,
  SwitchoverGlobalClusterCommand,
} from '@aws-sdk/client-rds';
import { rdsService } from '../../../local/wire/rds';
import type { AuroraGlobal } from '../../../models/rds/aurora-global';
import { RdsApi } from '../../../models/rds/rds-api';
import type { ReplicaSet } from '../../../models/rds/replica-set';
import {
  aurora,
  clusterArn,
  east,
  eu,
  instanceArn,
  replicated,
  west,
} from '../../models/rds/specimens';
import { authorization, closeAll, failure, rds, start } from './desk';

let nowMs: number;
let cluster: AuroraGlobal;
let replicas: ReplicaSet;
let url: string;

beforeEach(async () => {
  nowMs = 0;
  cluster = aurora();
  replicas = replicated();
  const api = new RdsApi({ global: [cluster], replicated: [replicas] });
  ({ url } = await start({ services: [rdsService({ api, nowMs: () => nowMs })] }));
});
afterEach(closeAll);

const GlobalClusterIdentifier = 'Ledger';
const describeGlobal = (region: string, input: object = {}) =>
  rds(url, region).send(new DescribeGlobalClustersCommand(input));
const failover = (region: string, more: object = { AllowDataLoss: true }) =>
  rds(url, region).send(
    new FailoverGlobalClusterCommand({
      GlobalClusterIdentifier,
      TargetDbClusterIdentifier: clusterArn(east),
      ...more,
    }),
  );
const switchover = (region: string) =>
  rds(url, region).send(
    new SwitchoverGlobalClusterCommand({
      GlobalClusterIdentifier,
      TargetDbClusterIdentifier: clusterArn(east),
    }),
  );
const describe1 = (region: string, DBInstanceIdentifier: string) =>
  rds(url, region).send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
const promote = (region: string, DBInstanceIdentifier: string) =>
  rds(url, region).send(new PromoteReadReplicaCommand({ DBInstanceIdentifier }));

test('a global cluster is described as the model has it, by every member’s region', async () => {
  for (const region of [west, east, eu] as const) {
    const { GlobalClusters } = await describeGlobal(region, { GlobalClusterIdentifier });
    const expected = cluster.describe(region, nowMs);
    expect(GlobalClusters).toEqual([expected]);
  }
  expect((await describeGlobal('sa-east-1')).GlobalClusters).toEqual([]);
});

test('a failover is accepted in the target’s region, and seen under way and done', async () => {
  const { GlobalCluster } = await failover(east);
  expect(GlobalCluster).toMatchObject({
    Status: 'failing-over',
    FailoverState: { ToDbClusterArn: clusterArn(east), IsDataLossAllowed: true },
  });
  nowMs = 120_000;
  const { GlobalClusters: [after] = [] } = await describeGlobal(eu);
  expect(after?.Status).toBe('available');
  expect(after?.GlobalClusterMembers?.find(({ IsWriter }) => IsWriter)).toMatchObject({
    DBClusterArn: clusterArn(east),
    Readers: [clusterArn(west), clusterArn(eu)],
  });
});

test('a failover without AllowDataLoss is a switchover, refused where a region is lost', async () => {
  cluster.lose(west, 0);
  const refused = await failure(failover(east, {}));
  expect(refused).toBeInstanceOf(InvalidGlobalClusterStateFault);
  expect(refused.message).toContain('fail over with AllowDataLoss');
  cluster.restore(west, 0);
  expect((await failover(east, { Switchover: true })).GlobalCluster?.Status).toBe('switching-over');
});

test('a switchover is asked for by itself too', async () => {
  expect((await switchover(west)).GlobalCluster).toMatchObject({
    FailoverState: { Status: 'switching-over', IsDataLossAllowed: false },
  });
});

test('an instance is described and promoted in its own region', async () => {
  const { DBInstances } = await describe1(west, 'ledger-west');
  expect(DBInstances).toEqual([
    {
      ...replicas.describe(west, nowMs),
      ReadReplicaDBInstanceIdentifiers: [instanceArn(east), instanceArn(eu)],
    },
  ]);
  expect((await promote(east, 'ledger-east')).DBInstance).toMatchObject({
    DBInstanceStatus: 'modifying',
    ReadReplicaSourceDBInstanceIdentifier: instanceArn(west),
  });
  nowMs = 20 * 60_000;
  const { DBInstances: [after] = [] } = await describe1(east, 'ledger-east');
  expect(after?.DBInstanceStatus).toBe('available');
  expect(after?.ReadReplicaSourceDBInstanceIdentifier).toBeUndefined();
});

test.each<[string, () => Promise<unknown>, new (...given: never[]) => Error]>([
  [
    'an unknown global cluster',
    () => describeGlobal(east, { GlobalClusterIdentifier: 'x' }),
    GlobalClusterNotFoundFault,
  ],
  [
    'a target that is no member',
    () =>
      failover(east, { TargetDbClusterIdentifier: `${clusterArn(east)}x`, AllowDataLoss: true }),
    DBClusterNotFoundFault,
  ],
  [
    'the writer as the target',
    () => failover(west, { TargetDbClusterIdentifier: clusterArn(west), AllowDataLoss: true }),
    InvalidDBClusterStateFault,
  ],
  ['an instance of another region', () => describe1(east, 'ledger-west'), DBInstanceNotFoundFault],
  ['a source to promote', () => promote(west, 'ledger-west'), InvalidDBInstanceStateFault],
])('refused by its name: %s', async (_, call, fault) => {
  expect(await failure(call())).toBeInstanceOf(fault);
});

test('a second failover is refused while one is under way', async () => {
  await failover(east);
  expect(await failure(failover(east))).toBeInstanceOf(InvalidGlobalClusterStateFault);
});

test('a replica is not promoted while it is backed up', async () => {
  replicas.occupy(east, 'backing-up', 60_000, 0);
  const refused = await failure(promote(east, 'ledger-east'));
  expect(refused).toBeInstanceOf(InvalidDBInstanceStateFault);
  expect(refused.message).toContain('ledger-east is backing-up');
});

test.each<[string, () => Promise<unknown>, string]>([
  ['a failover asked for elsewhere', () => failover(eu), 'InvalidParameterValue'],
  [
    'a target that is no ARN',
    () => failover(east, { TargetDbClusterIdentifier: 'ledger-east', AllowDataLoss: true }),
    'InvalidParameterValue',
  ],
  [
    'both ways at once',
    () => failover(east, { AllowDataLoss: true, Switchover: false }),
    'InvalidParameterCombination',
  ],
  ['a filter', () => describeGlobal(east, { MaxRecords: 20 }), 'InvalidParameterValue'],
  [
    'another operation',
    () =>
      rds(url).send(
        new CreateDBClusterCommand({ DBClusterIdentifier: 'x', Engine: 'aurora-postgresql' }),
      ),
    'InvalidAction',
  ],
])('not imitated: %s', async (_, call, name) => {
  expect(await failure(call())).toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
});

test.each<[string, string, string]>([
  ['no action', 'Version=2014-10-31', 'with none and 2014-10-31'],
  ['another version', 'Action=DescribeGlobalClusters&Version=2013-01-01', 'and 2013-01-01'],
  ['a parameter twice', 'Action=A&Action=B', 'parameter Action is there twice; send it once'],
])('a form is refused for %s', async (_, body, message) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: authorization('rds') },
    body,
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(message);
});
