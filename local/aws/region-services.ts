import { BusesOfRegion } from '../../models/event-bus/buses-of-region';
import type { BusEvent } from '../../models/event-bus/event';
import { EventBus } from '../../models/event-bus/event-bus';
import { RegionalTable } from '../../models/tables/regional-table';
import type { KeyAttribute } from '../../models/tables/table-definition';
import { TablesOfRegion } from '../../models/tables/tables-of-region';
import type { StackSet } from '../template/stack-set';
import type { Resolved } from '../template/template';

/** AWS in one region, as far as the plane uses it: its tables and buses, from its template. */
export type RegionServices = {
  readonly region: string;
  readonly tables: TablesOfRegion;
  readonly buses: BusesOfRegion;
};

export type ServicesSettings = {
  readonly stacks: StackSet;
  readonly regions: readonly string[];
  readonly account: string;
  readonly chance: () => number;
  readonly newId: () => string;
  /** Called for every event any bus takes. */
  readonly onEvent: (event: BusEvent) => void;
};

export function openServices(settings: ServicesSettings): Map<string, RegionServices> {
  const { stacks, regions } = settings;
  const tables = stacks.resources('AWS::DynamoDB::Table');
  const buses = stacks.resources('AWS::Events::EventBus');
  return new Map(
    regions.map((region) => [
      region,
      {
        region,
        tables: new TablesOfRegion(region, tables.filter(inRegion(region)).map(tableFrom)),
        buses: new BusesOfRegion(
          buses.filter(inRegion(region)).map((bus) => busFrom(bus, settings)),
        ),
      },
    ]),
  );
}

const inRegion =
  (region: string) =>
  ({ stack }: Resolved): boolean =>
    stack.region === region;

type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: string }[];
type Attributes = readonly {
  readonly AttributeName: string;
  readonly AttributeType: KeyAttribute['type'];
}[];

function tableFrom({ logicalId, properties }: Resolved): RegionalTable {
  const schema = properties['KeySchema'] as KeySchema;
  const attributes = properties['AttributeDefinitions'] as Attributes;
  const key = (kind: string): KeyAttribute | undefined => {
    const name = schema.find(({ KeyType }) => KeyType === kind)?.AttributeName;
    const type = attributes.find(({ AttributeName }) => AttributeName === name)?.AttributeType;
    return name === undefined || type === undefined ? undefined : { name, type };
  };
  const partitionKey = key('HASH');
  const sortKey = key('RANGE');
  if (partitionKey === undefined) throw new Error(`table ${logicalId} has no partition key`);
  return new RegionalTable({
    name: String(properties['TableName']),
    partitionKey,
    ...(sortKey === undefined ? {} : { sortKey }),
  });
}

function busFrom({ stack, properties }: Resolved, settings: ServicesSettings): EventBus {
  const { account, chance, newId, onEvent } = settings;
  const name = String(properties['Name']);
  const bus = new EventBus({ name, region: stack.region, account, chance, newId });
  bus.subscribe(onEvent);
  return bus;
}
