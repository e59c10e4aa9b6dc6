import type { Control } from '../../../core/control/control';
import { cellsOf, incidentsOf, regionRowOf } from '../../../core/control/control';
import type { Draft, RegionRow } from '../../../core/control/rows';
import { regionConfigOf } from '../../../core/writer/region-config';
import type { Place } from '../../incident/run';
import type { ReconcilePorts } from './handler';

type Ports = Pick<ReconcilePorts, 'clock' | 'control' | 'config' | 'lookUp'>;

/** A region without news says this often that it is there. */
const quietMs = 60_000;

/**
 * Tells the region's services who writes and what to admit, then acknowledges it in the table,
 * together with what its clients are answered while anything is open.
 */
export async function tellServices(
  control: Control,
  { clock, control: table, config, lookUp }: Ports,
  { view, runner: region }: Place,
): Promise<void> {
  // Read again: this turn may just have renewed a permit, and a service needs the newer moment.
  const fresh = await table.read();
  const text = JSON.stringify(regionConfigOf(region, fresh, view));
  if ((await config.read()) !== text) await config.write(text);

  const before = regionRowOf(control, region);
  const roleEpochs = Object.fromEntries(
    cellsOf(fresh).map(({ cell, roleEpoch }) => [cell, roleEpoch]),
  );
  const open = incidentsOf(control).some(({ phase }) => phase === 'running');
  const answers = open
    ? await answersOf(
        view.pools.map(({ name }) => name),
        lookUp,
      )
    : undefined;
  const atMs = clock.now();
  const news =
    before === undefined ||
    answers !== undefined ||
    JSON.stringify(before.roleEpochs) !== JSON.stringify(roleEpochs) ||
    atMs - before.seenAtMs >= quietMs;
  if (!news) return;
  const next: Draft<RegionRow> = {
    row: 'region',
    region,
    seenAtMs: atMs,
    roleEpochs,
    answers: answers ?? before?.answers ?? {},
    ...(before?.withheld === undefined ? {} : { withheld: before.withheld }),
    ...(answers === undefined ? {} : { answeredAtMs: atMs }),
  };
  await table.replace(before, next);
}

async function answersOf(
  pools: readonly string[],
  lookUp: Ports['lookUp'],
): Promise<RegionRow['answers']> {
  const counted = await Promise.all(
    pools.map(async (pool) => [pool, { ...(await lookUp(pool)) }] as const),
  );
  return Object.fromEntries(counted);
}
