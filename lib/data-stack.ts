import { Fn, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { databasePlaces } from '../core/topology/data-places';
import { dataCopiesStackName, dataStackName } from '../core/topology/names';
import { describeProblem } from '../core/topology/problem';
import type { Topology } from '../core/topology/schema';
import type { Part } from './constructs/cell-stores';
import { addCellStores } from './constructs/cell-stores';
import { DataKey } from './constructs/data-key';
import { DataNetwork } from './constructs/data-network';
import type { DataPlace } from './constructs/data-place';
import { SecretsEndpoint } from './constructs/secrets-endpoint';
import { dataRefusals } from './data-refusals';
import { cidrOf } from './region-cidr';

/** An account of today finds no third zone there. */
const regionsOfTwoZones = ['us-west-1'];

type DataStackProps = {
  readonly topology: Topology;
  readonly region: string;
  /** @default - all: what begins here, and what it copies of other regions */
  readonly part?: Exclude<Part, 'copied'>;
};

/**
 * A region's copies of the cells' databases and caches, where Meridian deploys them. The plane
 * governs them by name and needs no stack of this kind: a bank's own databases do as well.
 */
export class DataStack extends Stack {
  /** Where the region's data lies. */
  readonly place: DataPlace;

  constructor(scope: Construct, { topology, region, part = 'all' }: DataStackProps) {
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
    this.place = { environment, region, key, network };
    if (cells.some((cell) => databasePlaces(cell)[0] === region)) {
      new SecretsEndpoint(this, 'Secrets', this.place);
    }
    addCellStores(this, this.place, cells, part);
  }

  /** Named by AWS when it deploys: the CDK's own look-up would need credentials to synthesize. */
  override get availabilityZones(): string[] {
    const count = regionsOfTwoZones.includes(this.region) ? 2 : 3;
    return Array.from({ length: count }, (_, index) => Fn.select(index, Fn.getAzs(this.region)));
  }
}

type DataCopiesStackProps = { readonly topology: Topology; readonly place: DataPlace };

/**
 * What a region copies of others, apart from what begins there: two regions that copy from each
 * other would otherwise wait for each other's stack for ever.
 */
export class DataCopiesStack extends Stack {
  constructor(scope: Construct, { topology, place }: DataCopiesStackProps) {
    const { environment, account, cells } = topology;
    const { region } = place;
    super(scope, dataCopiesStackName(environment, region), {
      env: { account, region },
      description: `meridian ${environment}: what ${region} copies of other regions' data`,
      terminationProtection: true,
    });
    Tags.of(this).add('environment', environment);
    addCellStores(this, place, cells, 'copied');
  }
}
