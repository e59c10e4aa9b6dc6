import type { Key } from 'aws-cdk-lib/aws-kms';
import type { DataNetwork } from './data-network';

/** Where in a region data lies: the network around it, and the key it is encrypted with. */
export type DataPlace = {
  readonly environment: string;
  readonly region: string;
  readonly key: Key;
  readonly network: DataNetwork;
};

/** A cell's name as the beginning of a logical id, which no refactoring changes: `eu-west` is `EuWest`. */
export const logicalName = (cell: string): string =>
  cell
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
