import type { Change } from './change-batch';
import { isWithin } from './domain-name';
import type { RecordSet } from './record';
import { policyOf } from './record';
import { keyOfRecord, sameRecord } from './same-record';
import { valueProblems } from './value-rules';
import type { Zone } from './zone';

/**
 * What Route 53 refuses about one change, given the records as the changes before it leave them. In
 * its own words: callers match on them.
 */
export function changeMessages(
  { action, record }: Change,
  records: readonly RecordSet[],
  zone: Pick<Zone, 'name'>,
): string[] {
  if (!isWithin(record.name, zone.name)) {
    return [`RRSet with DNS name ${record.name}. is not permitted in zone ${zone.name}.`];
  }
  const existing = records.find((one) => keyOfRecord(one) === keyOfRecord(record));
  if (action === 'DELETE') return deleteMessages(record, existing);
  if (action === 'CREATE' && existing !== undefined) {
    return [`Tried to create resource record set ${nameOf(record)} but it already exists`];
  }
  const others = records.filter((one) => one.name === record.name && one !== existing);
  return [
    ...valueProblems(record),
    ...apexMessages(record, zone),
    ...conflictMessages(record, others, zone),
    ...policyMessages(record, others),
  ];
}

function deleteMessages(record: RecordSet, existing: RecordSet | undefined): string[] {
  const tried = `Tried to delete resource record set ${nameOf(record)} but`;
  if (existing === undefined) return [`${tried} it was not found`];
  if (sameRecord(record, existing)) return [];
  return [`${tried} the values provided do not match the current values`];
}

function nameOf({ name, type, setIdentifier }: RecordSet): string {
  const member = setIdentifier === undefined ? '' : `, set-identifier='${setIdentifier}'`;
  return `[name='${name}.', type='${type}'${member}]`;
}

function apexMessages({ name, type }: RecordSet, zone: Pick<Zone, 'name'>): string[] {
  if (type !== 'CNAME' || name !== zone.name) return [];
  return [
    `RRSet of type CNAME with DNS name ${name}. is not permitted at apex in zone ${zone.name}.`,
  ];
}

/** A CNAME says that everything about a name is elsewhere, so nothing may stand beside it. */
function conflictMessages(
  { name, type }: RecordSet,
  others: readonly RecordSet[],
  zone: Pick<Zone, 'name'>,
): string[] {
  const start = `RRSet of type ${type} with DNS name ${name}. is not permitted`;
  if (type === 'CNAME') {
    return others.every((other) => other.type === 'CNAME')
      ? []
      : [
          `${start} as it conflicts with other records with the same DNS name in zone ${zone.name}.`,
        ];
  }
  return others.every((other) => other.type !== 'CNAME')
    ? []
    : [
        `${start} because a conflicting RRSet of type CNAME with the same DNS name already exists ` +
          `in zone ${zone.name}.`,
      ];
}

function policyMessages(record: RecordSet, others: readonly RecordSet[]): string[] {
  const policy = policyOf(record);
  const group = others.filter(({ type }) => type === record.type);
  const start = groupMember(record);
  if (policy === 'simple') {
    return group.length === 0
      ? []
      : [`${start} cannot be created as other RRSets exist with the same name and type.`];
  }
  return group.every((other) => policyOf(other) === policy)
    ? []
    : [`${start} cannot be created as a non-${policy} set exists with the same name and type.`];
}

/** How Route 53 begins what it says about a member of a group. */
export function groupMember({ name, type, setIdentifier }: RecordSet): string {
  const member = setIdentifier === undefined ? '' : `, SetIdentifier ${setIdentifier}`;
  return `RRSet with DNS name ${name}., type ${type}${member}`;
}
