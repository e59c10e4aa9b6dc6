import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ControlView } from '../core/topology/control-view';
import { controlViewOf } from '../core/topology/control-view';
import { regionalTableName } from '../core/topology/names';
import type { Topology } from '../core/topology/schema';
import { planeViewOf } from '../core/topology/plane-view';
import type { PlaneView } from '../core/topology/plane-view';
import type { Picture } from '../core/voting/picture';
import type { Pictures } from '../core/voting/gate';
import type { OperatorRows } from '../lambdas/aws/operator-rows';
import { operatorRows } from '../lambdas/aws/operator-rows';
import { pictureReader } from '../lambdas/net/picture-reader';
import type { ControlTable } from '../lambdas/ports';
import type { Desk } from '../local/control/desk-file';
import { readDeskFile } from '../local/control/desk-file';
import { findNamesAt } from '../local/lambda/surroundings';
import type { Io } from './command';
import { strongTables } from './strong-tables';
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
  readonly controlView: ControlView;
  /** The strong table as it is, or as a drill with this incident sees it. */
  readonly control: (drill?: string) => ControlTable;
};

/** A region that does not answer is dead or cut off; an operator at night does not wait for it. */
const impatient = { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true };

/** Another member of the strong table can be asked instead. */
const moreImpatient = { ...impatient, connectionTimeout: 1_000, requestTimeout: 2_000 };

export async function reachPlane(
  io: Pick<Io, 'readFile' | 'err'>,
  topologyFile: string | undefined,
): Promise<Plane> {
  const desk = await readDeskFile(process.cwd());
  const topology = await readTopology(io, topologyFile ?? desk?.topology ?? 'topology.json');
  const view = planeViewOf(topology);
  if (desk !== undefined) findNamesAt(desk.dns);
  const read = pictureReader(view, desk === undefined ? {} : { scheme: 'http', port: desk.port });
  const database = (settings: DynamoDBClientConfig): DynamoDBClient =>
    new DynamoDBClient({
      ...settings,
      ...(desk === undefined ? {} : { endpoint: desk.aws, credentials: deskCredentials }),
    });
  // Never repeated by the client: whoever writes a row again has to know that it did.
  const onMember = (region: string): DynamoDBClient =>
    database({ region, maxAttempts: 1, requestHandler: moreImpatient });
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
        database({ region, maxAttempts: 2, requestHandler: impatient }),
        regionalTableName(topology.environment),
      ),
    controlView: controlViewOf(topology),
    control: strongTables(topology, onMember, io.err),
  };
}

/** The desk asks for a signature's form and never for its truth. */
const deskCredentials = { accessKeyId: 'desk', secretAccessKey: 'desk' };
