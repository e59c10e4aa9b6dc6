import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { regionalTableName } from '../core/topology/names';
import type { Topology } from '../core/topology/schema';
import { planeViewOf } from '../core/topology/plane-view';
import type { PlaneView } from '../core/topology/plane-view';
import type { Picture } from '../core/voting/picture';
import type { Pictures } from '../core/voting/gate';
import type { OperatorRows } from '../lambdas/aws/operator-rows';
import { operatorRows } from '../lambdas/aws/operator-rows';
import { pictureReader } from '../lambdas/net/picture-reader';
import type { Desk } from '../local/control/desk-file';
import { readDeskFile } from '../local/control/desk-file';
import { findNamesAt } from '../local/lambda/surroundings';
import type { Io } from './command';
import { readTopology } from './topology-file';

/** The running plane as an operator reaches it: on AWS, or on the desk if one runs in this folder. */
export type Plane = {
  readonly where: string;
  readonly desk: Desk | undefined;
  readonly topology: Topology;
  readonly view: PlaneView;
  /** What every region that can be reached serves right now. */
  readonly pictures: () => Promise<Pictures>;
  /** The rows an operator may write, in one region. */
  readonly rowsIn: (region: string) => OperatorRows;
};

/** A region that does not answer is dead or cut off; an operator at night does not wait for it. */
const impatient = { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true };

export async function reachPlane(io: Io, topologyFile: string | undefined): Promise<Plane> {
  const desk = await readDeskFile(process.cwd());
  const topology = await readTopology(io, topologyFile ?? desk?.topology ?? 'topology.json');
  const view = planeViewOf(topology);
  if (desk !== undefined) findNamesAt(desk.dns);
  const read = pictureReader(view, desk === undefined ? {} : { scheme: 'http', port: desk.port });
  return {
    where: desk === undefined ? `AWS, environment ${topology.environment}` : 'the desk',
    desk,
    topology,
    view,
    pictures: async () => {
      const seen = await Promise.all(view.regions.map((region) => read(region)));
      const known = seen.filter((one): one is Picture => one !== undefined);
      return new Map(known.map((one) => [one.observer, one]));
    },
    rowsIn: (region) =>
      operatorRows(
        new DynamoDBClient({
          region,
          maxAttempts: 2,
          requestHandler: impatient,
          ...(desk === undefined ? {} : { endpoint: desk.aws, credentials: deskCredentials }),
        }),
        regionalTableName(topology.environment),
      ),
  };
}

/** The desk asks for a signature's form and never for its truth. */
const deskCredentials = { accessKeyId: 'desk', secretAccessKey: 'desk' };
