import { BusesOfRegion } from '../../models/event-bus/buses-of-region';
import type { BusEvent } from '../../models/event-bus/event';
import { EventBus } from '../../models/event-bus/event-bus';
import { ParametersOfRegion } from '../../models/parameters/parameters-of-region';
import type { StatesSettings } from '../../models/states/settings';
import { StatesOfRegion } from '../../models/states/states-of-region';
import { RegionalTable } from '../../models/tables/regional-table';
import { TablesOfRegion } from '../../models/tables/tables-of-region';
import type { StackSet } from '../template/stack-set';
import type { Resolved } from '../template/template';
import { stateMachinesIn } from './state-machines';
import type { StrongTables } from './strong-tables';
import { definitionFrom } from './table-definition';

/** AWS in one region, as far as the plane uses it, from its templates. */
export type RegionServices = {
  readonly region: string;
  readonly tables: TablesOfRegion;
  readonly buses: BusesOfRegion;
  readonly parameters: ParametersOfRegion;
  readonly states: StatesOfRegion;
};

export type ServicesSettings = Pick<StatesSettings, 'now' | 'sleep' | 'chance' | 'newId'> & {
  readonly stacks: StackSet;
  readonly regions: readonly string[];
  readonly strong: StrongTables;
  readonly account: string;
  /** Called for every event any bus takes. */
  readonly onEvent: (event: BusEvent) => void;
  /** Calls a function of a region by its ARN, for its state machines. */
  readonly invoke: (region: string, arn: string, payload: unknown) => Promise<unknown>;
  readonly onRun: StatesSettings['onEvent'];
};

/** The services of every region that is governed or holds a replica. */
export function openServices(settings: ServicesSettings): Map<string, RegionServices> {
  const regions = new Set([...settings.regions, ...settings.strong.members]);
  return new Map([...regions].map((region) => [region, servicesOf(region, settings)]));
}

function servicesOf(region: string, settings: ServicesSettings): RegionServices {
  const { stacks, strong, account, now, sleep, chance, newId, invoke, onRun } = settings;
  const tables = stacks.resources('AWS::DynamoDB::Table').filter(inRegion(region));
  const buses = stacks.resources('AWS::Events::EventBus').filter(inRegion(region));
  return {
    region,
    tables: new TablesOfRegion(region, [
      ...tables.map((table) => new RegionalTable(definitionFrom(table))),
      ...strong.tables
        .filter(({ members }) => members.includes(region))
        .map((table) => table.endpoint(region)),
    ]),
    buses: new BusesOfRegion(buses.map((bus) => busFrom(bus, settings))),
    parameters: new ParametersOfRegion({ region, account }),
    states: new StatesOfRegion({
      region,
      account,
      machines: stateMachinesIn(stacks, region),
      now,
      sleep,
      chance,
      newId,
      invoke: (arn, payload) => invoke(region, arn, payload),
      ...(onRun === undefined ? {} : { onEvent: onRun }),
    }),
  };
}

const inRegion =
  (region: string) =>
  ({ stack }: Resolved): boolean =>
    stack.region === region;

function busFrom({ stack, properties }: Resolved, settings: ServicesSettings): EventBus {
  const { account, chance, newId, onEvent } = settings;
  const name = String(properties['Name']);
  const bus = new EventBus({ name, region: stack.region, account, chance, newId });
  bus.subscribe(onEvent);
  return bus;
}
