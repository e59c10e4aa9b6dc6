import { Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { databasePlaces } from '../core/topology/data-places';
import { dataStackName } from '../core/topology/names';
import { describeProblem } from '../core/topology/problem';
import type { Topology } from '../core/topology/schema';
import { CellCache } from './constructs/cell-cache';
import { CellDatabase } from './constructs/cell-database';
import { DataKey } from './constructs/data-key';
import { DataNetwork } from './constructs/data-network';
import { logicalName } from './constructs/data-place';
import { SecretsEndpoint } from './constructs/secrets-endpoint';
import { dataRefusals } from './data-refusals';
import { cidrOf } from './region-cidr';

type DataStackProps = {
  readonly topology: Topology;
  readonly region: string;
};

/**
 * A region's copies of the cells' databases and caches, where Meridian deploys them. The plane
 * governs them by name and needs no stack of this kind: a bank's own databases do as well.
 */
export class DataStack extends Stack {
  constructor(scope: Construct, { topology, region }: DataStackProps) {
    const { environment, account, cells } = topology;
    super(scope, dataStackName(environment, region), {
      env: { account, region },
      description: `meridian ${environment}: databases and caches of ${region}`,
      terminationProtection: true,
    });
    const cidr = cidrOf(region);
    const [refusal] = dataRefusals(topology);
    // Said again where data is made: what must not leave its jurisdiction hangs on no earlier check.
    if (refusal !== undefined) throw new Error(describeProblem(refusal));
    if (cidr === undefined) throw new Error(`no network for ${region}; add it to region-cidr.ts`);
    Tags.of(this).add('environment', environment);
    const { key } = new DataKey(this, 'Key', { environment });
    const network = new DataNetwork(this, 'Network', { environment, cidr, key });
    const place = { environment, region, key, network };
    if (cells.some((cell) => databasePlaces(cell)[0] === region)) {
      new SecretsEndpoint(this, 'Secrets', place);
    }
    for (const cell of cells) {
      const { cache } = cell;
      const name = logicalName(cell.name);
      if (databasePlaces(cell).includes(region)) {
        new CellDatabase(this, `${name}Database`, { place, cell });
      }
      if (cache?.regions.includes(region) === true) {
        new CellCache(this, `${name}Cache`, { place, cell: cell.name, cache });
      }
    }
  }
}
