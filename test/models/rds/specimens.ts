import { AuroraGlobal } from '../../../models/rds/aurora-global';
import { ReplicaSet } from '../../../models/rds/replica-set';
import type { Write } from '../../../models/rds/replicated-data';

export const account = '111122223333';
export const [west, east, eu] = ['us-west-2', 'us-east-1', 'eu-west-1'] as const;
const copies = { [west]: 'ledger-west', [east]: 'ledger-east', [eu]: 'ledger-eu' };

/** Written in the west; a failover takes 90 s, the middle of its range. */
export const aurora = (chance = () => 0.5): AuroraGlobal =>
  new AuroraGlobal({ id: 'ledger', account, writer: west, clusters: copies, chance });

/** Written in the west; a promotion takes nine minutes, the middle of its range. */
export const replicated = (chance = () => 0.5): ReplicaSet =>
  new ReplicaSet({ account, source: west, instances: copies, chance });

export const clusterArn = (region: keyof typeof copies): string =>
  `arn:aws:rds:${region}:${account}:cluster:${copies[region]}`;

export const instanceArn = (region: keyof typeof copies): string =>
  `arn:aws:rds:${region}:${account}:db:${copies[region]}`;

export const row = (key: string, atMs: number): Write => ({ key, atMs });

export const keysOf = (writes: readonly Write[]): string[] => writes.map(({ key }) => key);
