import { announcer } from '../../aws/announcer';
import { dynamo, events } from '../../aws/clients';
import { powertoolsLog } from '../../aws/log';
import { powertoolsMeter } from '../../aws/meter';
import { observerSlot } from '../../aws/observer-slot';
import { regionalRows } from '../../aws/regional-table';
import { systemClock } from '../../aws/system';
import { canaryAsker } from '../../net/canaries';
import { pictureReader } from '../../net/picture-reader';
import { regionProbe } from '../../net/region-probe';
import { probeEnv, probeEnvSchema } from './env';
import type { ProbeReport } from './handler';
import { watchRegions } from './handler';

const env = probeEnvSchema.parse(process.env);
const view = env[probeEnv.plane];
const observer = env[probeEnv.region];
const table = env[probeEnv.table];
const entry = { scheme: env[probeEnv.scheme], port: env[probeEnv.port] };
const database = dynamo();
const log = powertoolsLog();

export const handler = (): Promise<ProbeReport> =>
  watchRegions(
    {
      clock: systemClock,
      log,
      slot: observerSlot(database, { table, observer, clock: systemClock }),
      probeRegion: regionProbe(view, entry, systemClock),
      askCanaries: canaryAsker(view.probing.canaries, entry),
      readPicture: pictureReader(view, entry),
      readRows: regionalRows(database, table, log),
      announce: announcer({ database, events: events(), table, bus: env[probeEnv.bus] }),
      meter: powertoolsMeter(observer),
    },
    view,
    observer,
  );
