import type { Plane } from '../../bin/plane';
import { strongTables } from '../../bin/strong-tables';
import type { Control } from '../../core/control/control';
import { incidentAbout } from '../../core/control/control';
import { keyOf } from '../../core/control/keys';
import type { Cell, ControlRow, Draft, Incident } from '../../core/control/rows';
import { controlViewOf } from '../../core/topology/control-view';
import { regionalTableName, strongTableName } from '../../core/topology/names';
import { planeViewOf } from '../../core/topology/plane-view';
import type { Picture } from '../../core/voting/picture';
import { operatorRows } from '../../lambdas/aws/operator-rows';
import { dynamodbService } from '../../local/wire/dynamodb';
import { Links } from '../../models/tables/links';
import { RegionalTable } from '../../models/tables/regional-table';
import { StrongTable } from '../../models/tables/strong-table';
import { TablesOfRegion } from '../../models/tables/tables-of-region';
import { dynamo, start } from '../local/wire/desk';
import { editedTopology } from '../support/edited-topology';
import { opinion } from '../support/plane';

export const nowMs = Date.parse('2026-11-22T03:12:00Z');

/** The default topology behind the wire: real clients, models of tables, pictures at will. */
export type StrongPlane = {
  readonly plane: Plane;
  /** What the regions serve; tests change it. */
  pictures: Map<string, Picture>;
  readonly read: () => Promise<Control>;
  /** Writes a row over whatever stands there. */
  readonly put: (row: Draft<ControlRow>) => Promise<void>;
  readonly incident: (region: string, drill?: boolean) => Promise<Incident>;
  /** Takes the strong table's quorum away. */
  readonly breakTable: () => void;
};

const keys = {
  partitionKey: { name: 'pk', type: 'S' },
  sortKey: { name: 'sk', type: 'S' },
} as const;

export async function strongPlane(edits: Record<string, unknown> = {}): Promise<StrongPlane> {
  const topology = editedTopology('topology.json', edits);
  const view = planeViewOf(topology);
  const members = topology.lease?.members ?? [];
  const links = new Links(view.regions);
  const strong = new StrongTable(
    { name: strongTableName(topology.environment), ...keys },
    members,
    links,
    () => 0.9,
    // A write that another region makes at once is no conflict here.
    () => 0,
  );
  const regional = { name: regionalTableName(topology.environment), ...keys };
  const tables = new Map(
    view.regions.map((region) => [
      region,
      new TablesOfRegion(region, [
        new RegionalTable(regional),
        ...(members.includes(region) ? [strong.endpoint(region)] : []),
      ]),
    ]),
  );
  const tablesOf = (region: string) => tables.get(region);
  const { url } = await start({ services: [dynamodbService({ tablesOf, nowMs: () => nowMs })] });
  const control = strongTables(
    topology,
    (member) => dynamo(url, member),
    () => undefined,
  );
  const table = control();
  const world: StrongPlane = {
    plane: {
      where: 'a test',
      desk: undefined,
      topology,
      view,
      pictures: () => Promise.resolve(world.pictures),
      rowsIn: (region) => operatorRows(dynamo(url, region), regional.name),
      controlView: controlViewOf(topology),
      control,
    },
    pictures: new Map(view.regions.map((region) => [region, calm(region, view.regions)])),
    read: () => table.read(),
    put: async (row) => {
      const known = await table.read();
      if (!(await table.replace(known.rows.get(keyOf(row)), row)))
        throw new Error('row not written');
    },
    incident: async (region, drill) => {
      const found = incidentAbout(await table.read(), region, drill);
      if (found === undefined) throw new Error(`no incident about ${region}`);
      return found;
    },
    breakTable: () => {
      for (const a of members) {
        for (const b of members) if (a !== b) links.cut(a, b, 0);
      }
    },
  };
  for (const { name, writer } of world.plane.controlView.cells) await world.put(cell(name, writer));
  return world;
}

/** A region that sees all others healthy and votes about none. */
export function calm(observer: string, regions: readonly string[]): Picture {
  const others = regions.filter((region) => region !== observer);
  return {
    observer,
    mode: 'automatic',
    isolated: false,
    beatAtMs: nowMs,
    drains: [],
    opinions: Object.fromEntries(others.map((region) => [region, opinion('healthy')])),
    holds: [],
  };
}

export const cell = (name: string, region: string, more: Partial<Cell> = {}): Draft<Cell> => ({
  row: 'cell',
  cell: name,
  region,
  roleEpoch: 1,
  permit: { open: true, validUntilMs: nowMs + 52_000 },
  ...more,
});

export const incident = (more: Partial<Draft<Incident>> = {}): Draft<Incident> => ({
  row: 'incident',
  id: 'failover-us-west-2-7',
  region: 'us-west-2',
  kind: 'failover',
  drill: false,
  breakGlass: false,
  phase: 'running',
  because: '3 of 4 observers say failed: status 503',
  status: 'run by us-east-1 under epoch 7',
  requester: 'automation',
  openedAtMs: nowMs - 240_000,
  changedAtMs: nowMs - 120_000,
  epoch: 7,
  approvals: [],
  level: 1,
  healthySince: false,
  ...more,
});

export const question: NonNullable<Incident['question']> = {
  id: 'q-1',
  stage: 'writer',
  cell: 'world',
  candidate: 'us-east-1',
  roleEpoch: 1,
  because: 'the writer of world would move from us-west-2 to us-east-1',
  facts: ['the writer moved 120 s ago; the cool-down is 300 s'],
  askedAtMs: nowMs - 120_000,
  lapsesAtMs: nowMs + 1_680_000,
  token: 't',
  tokenRegion: 'us-east-1',
};
