import type { Hold, KillSwitch } from '../voting/records';
import { incidentKey, keyOf } from './keys';
import type {
  Cell,
  ControlRow,
  DeploymentRow,
  HeldRow,
  Incident,
  RegionRow,
  ReleaseRow,
  WantedWeights,
} from './rows';

/** The whole state of the slow path at one moment, as one strongly consistent read gave it. */
export type Control = {
  readonly rows: ReadonlyMap<string, ControlRow>;
};

export const controlOf = (rows: readonly ControlRow[]): Control => ({
  rows: new Map(rows.map((row) => [keyOf(row), row])),
});

function all<K extends ControlRow['row']>(
  { rows }: Control,
  kind: K,
): Extract<ControlRow, { row: K }>[] {
  return [...rows.values()].filter(
    (row): row is Extract<ControlRow, { row: K }> => row.row === kind,
  );
}

function one<K extends ControlRow['row']>(
  { rows }: Control,
  kind: K,
  key: string,
): Extract<ControlRow, { row: K }> | undefined {
  const row = rows.get(key);
  return row?.row === kind ? (row as Extract<ControlRow, { row: K }>) : undefined;
}

/** Real incidents and drills, open or closed. */
export const incidentsOf = (control: Control): Incident[] => all(control, 'incident');

export const incidentAbout = (
  control: Control,
  region: string,
  drill = false,
): Incident | undefined => one(control, 'incident', incidentKey({ region, drill }));

export const cellsOf = (control: Control): Cell[] => all(control, 'cell');

export const cellNamed = (control: Control, cell: string): Cell | undefined =>
  one(control, 'cell', `cell#${cell}`);

export const weightsOf = (control: Control, pool: string): WantedWeights | undefined =>
  one(control, 'weights', `weights#${pool}`);

export const weightRowsOf = (control: Control): WantedWeights[] => all(control, 'weights');

export const regionRowOf = (control: Control, region: string): RegionRow | undefined =>
  one(control, 'region', `region#${region}`);

export const releasesOf = (control: Control): ReleaseRow[] => all(control, 'release');

/** Every hold that was ever placed, released or not. */
export const placedHolds = (control: Control): HeldRow[] => all(control, 'hold');

/** The holds in force: placed and not released. */
export function holdsOf(control: Control): Hold[] {
  const released = new Set(releasesOf(control).map(({ id }) => id));
  return placedHolds(control).filter(({ id }) => !released.has(id));
}

export const isHeldIn = (control: Control, region: string): boolean =>
  holdsOf(control).some((hold) => hold.region === region);

export const killSwitchOf = (control: Control): KillSwitch | undefined =>
  one(control, 'kill-switch', 'kill-switch');

export const isKilled = (control: Control): boolean => killSwitchOf(control)?.on ?? false;

/** Undefined until the global stack has been deployed once. */
export const deploymentOf = (control: Control): DeploymentRow | undefined =>
  one(control, 'deployment', 'deployment');
