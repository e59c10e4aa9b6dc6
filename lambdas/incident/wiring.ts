import { randomUUID } from 'node:crypto';
import type { ControlView } from '../../core/topology/control-view';
import { dynamo, events, strongMember } from '../aws/clients';
import { powertoolsLog } from '../aws/log';
import { strongMembers } from '../aws/strong-rows';
import { systemClock } from '../aws/system';
import { teller } from '../aws/teller';
import { controlTables } from '../control/control-tables';
import { pictureReader } from '../net/picture-reader';
import type { ReadSight } from '../ports';
import type { ControlEnv } from './env';
import { controlEnv } from './env';
import type { Place } from './run';

/** What everything on the slow path is made of on AWS, and on the desk through the same clients. */
export function wire(env: ControlEnv) {
  const view = env[controlEnv.view];
  const place: Place = { view, runner: env[controlEnv.region] };
  const log = powertoolsLog();
  const ordered = membersFrom(view, place.runner);
  const members = strongMembers(env[controlEnv.strongTable], ordered, strongMember);
  return {
    place,
    ports: {
      clock: systemClock,
      log,
      control: controlTables(members, randomUUID, log),
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
