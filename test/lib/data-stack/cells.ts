import type { Topology } from '../../../core/topology/schema';
import { topologyWith } from '../../support/templates';

/** The repository's topology with one cell, written in us-west-2, that has this database and cache. */
export const oneCell = (cell: Readonly<Record<string, unknown>>): Topology =>
  topologyWith({
    cells: [
      { name: 'world', writer: 'us-west-2', candidates: ['us-east-1', 'eu-west-1'], ...cell },
    ],
  });

/** A cell in Aurora, in RDS, and in nothing of ours. */
export const aurora = oneCell({
  database: { engine: 'aurora-global', postgresVersion: '17.11', instanceClass: 'db.r8g.4xlarge' },
});
export const replicas = oneCell({
  database: { engine: 'rds-replica', postgresVersion: '17.11', backupDays: 14 },
});
export const cached = oneCell({ cache: { regions: ['us-west-2', 'us-east-1'], nodes: 4 } });

/** A zone as AWS names it when it deploys: an account's zones are known to nobody before. */
export const zone = (region: string, index: number) => ({
  'Fn::Select': [index, { 'Fn::GetAZs': region }],
});
