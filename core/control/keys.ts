import type { ControlRow, Draft } from './rows';

/** All rows lie in one partition: one strongly consistent query is the whole state. */
export const controlPartition = 'control';

type Named = Draft<ControlRow>;

/** The sort key of a row. */
export function keyOf(row: Named): string {
  switch (row.row) {
    case 'incident':
      return incidentKey(row);
    case 'cell':
      return `cell#${row.cell}`;
    case 'weights':
      return `weights#${row.pool}`;
    case 'region':
      return `region#${row.region}`;
    case 'hold':
    case 'release':
      return `${row.row}#${row.id}`;
    case 'epoch':
    case 'kill-switch':
    case 'deployment':
      return row.row;
  }
}

const drillPrefix = 'drill#';

/** One case about a region at a time; a drill stands beside it and touches nothing. */
export const incidentKey = (incident: {
  readonly region: string;
  readonly drill: boolean;
}): string => (incident.drill ? `${drillPrefix}${incident.region}` : `incident#${incident.region}`);

/** Where a drill with this incident keeps every row that it changes only for itself. */
export const shadowPartition = (incident: string): string => `${drillPrefix}${incident}`;

/** What even a drill writes where all rows lie: its own incident, and the counter of epochs. */
export const isRealInDrills = (key: string): boolean =>
  key === 'epoch' || key.startsWith(drillPrefix);
