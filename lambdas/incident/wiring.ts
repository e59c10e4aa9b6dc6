import { randomUUID } from 'node:crypto';
import { controlPartition } from '../../core/control/keys';
import type { ControlView } from '../../core/topology/control-view';
import { dynamo, events, strongMember } from '../aws/clients';
import { powertoolsLog } from '../aws/log';
import { strongRows } from '../aws/strong-rows';
import { systemClock } from '../aws/system';
import { teller } from '../aws/teller';
import { controlTable } from '../control/control-table';
import type { StrongRows } from '../control/strong-rows';
import { shadowed } from '../control/strong-rows';
import { pictureReader } from '../net/picture-reader';
import type { ControlTable, Log, ReadSight } from '../ports';
import type { ControlEnv } from './env';
import { controlEnv } from './env';
import type { Place } from './run';

/** What everything on the slow path is made of on AWS, and on the desk through the same clients. */
export function wire(env: ControlEnv) {
  const view = env[controlEnv.view];
  const place: Place = { view, runner: env[controlEnv.region] };
  const log = powertoolsLog();
  const control = tablesOf(env[controlEnv.strongTable], membersFrom(view, place.runner), log);
  return {
    place,
    ports: {
      clock: systemClock,
      log,
      control,
      tell: teller({
        database: dynamo(),
        events: events(),
        table: env[controlEnv.regionalTable],
        bus: env[controlEnv.bus],
      }),
      readSight: sightReader(env, view),
      newId: randomUUID,
    },
  };
}

/** Where the weighted groups are, as the adapter of live weights wants it. */
export const poolsIn = ({ plane, root }: ControlView, hostedZoneId: string) => ({
  topology: { zone: plane.zone, dns: { root } },
  hostedZoneId,
});

/** This region's own member first, where it is one. */
const membersFrom = ({ members }: ControlView, runner: string): string[] =>
  [...members].toSorted((a, b) => Number(b === runner) - Number(a === runner));

/** The table as it is, or as a drill sees it. */
function tablesOf(table: string, members: readonly string[], log: Log) {
  const clients = members.map((member) => ({ member, client: strongMember(member) }));
  const rowsOf = (partition: string): StrongRows[] =>
    clients.map(({ member, client }) => strongRows(client, { table, partition, member }));
  return (drill: string): ControlTable => {
    const real = rowsOf(controlPartition);
    if (drill === '') return controlTable(real, randomUUID, log);
    const shadow = rowsOf(`drill#${drill}`);
    const both = real.flatMap((rows, at) => {
      const over = shadow[at];
      return over === undefined ? [] : [shadowed(rows, over)];
    });
    return controlTable(both, randomUUID, log);
  };
}

function sightReader(env: ControlEnv, view: ControlView): ReadSight {
  const entry = { scheme: env[controlEnv.scheme], port: env[controlEnv.port] };
  const readPicture = pictureReader(view.plane, entry);
  return async () => {
    const seen = await Promise.all(view.plane.regions.map((region) => readPicture(region)));
    const pictures = seen.filter((picture) => picture !== undefined);
    return {
      pictures: new Map(pictures.map((picture) => [picture.observer, picture])),
      atMs: systemClock.now(),
    };
  };
}
