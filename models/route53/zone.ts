import { comparable, domainName, selfAndAncestors } from './domain-name';
import type { RecordSet, RecordType } from './record';

export type ZoneContents = {
  readonly id: string;
  readonly name: string;
  readonly records: readonly RecordSet[];
};

/** A hosted zone ready to be asked. A changed zone is a new one: build it from the new records. */
export type Zone = ZoneContents & {
  readonly byName: ReadonlyMap<string, readonly RecordSet[]>;
  /** Names that exist: those with a record, and those above one. Others are NXDOMAIN. */
  readonly names: ReadonlySet<string>;
};

/** Names are brought into one spelling; an odd one throws `NotImitated`. No rule is checked here. */
export function zoneOf({ id, name, records }: ZoneContents): Zone {
  const zoneName = domainName(name);
  const spelled = records.map(inOneSpelling);
  const names = spelled.flatMap((record) => selfAndAncestors(record.name, zoneName));
  return {
    id,
    name: zoneName,
    records: spelled,
    byName: groupedByName(spelled),
    names: new Set([zoneName, ...names]),
  };
}

export const recordsAt = (zone: Zone, name: string, type: string): readonly RecordSet[] =>
  (zone.byName.get(name) ?? []).filter((record) => record.type === type);

/** Whether the alias points into this zone, where the model knows its target. */
export const isInZone = (zone: Zone, alias: { readonly hostedZoneId: string }): boolean =>
  alias.hostedZoneId === zone.id;

function groupedByName(records: readonly RecordSet[]): Map<string, RecordSet[]> {
  const groups = new Map<string, RecordSet[]>();
  for (const record of records) {
    const group = groups.get(record.name);
    if (group === undefined) groups.set(record.name, [record]);
    else group.push(record);
  }
  return groups;
}

/** Types whose values are names themselves. */
const namesOther: readonly RecordType[] = ['CNAME', 'NS'];

/** A record with its names in the spelling in which they are compared. */
export function inOneSpelling(record: RecordSet): RecordSet {
  const { alias, values } = record;
  return {
    ...record,
    name: domainName(record.name),
    ...(alias && { alias: { ...alias, name: comparable(alias.name) } }),
    ...(values && namesOther.includes(record.type) && { values: values.map(comparable) }),
  };
}
