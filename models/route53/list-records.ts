import { Route53Refusal } from './api-refusal';
import { comparable } from './domain-name';
import type { RecordSet } from './record';

/** Where a list begins, and how long it may be. */
export type ListStart = {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly identifier?: string | undefined;
  readonly maxItems?: number | undefined;
};

export type RecordPage = {
  readonly records: readonly RecordSet[];
  readonly maxItems: number;
  /** The record that the next page begins with. */
  readonly next?: RecordSet;
};

/** Records of one page (AWS, ListResourceRecordSets). */
const mostItems = 300;

/** One page of a zone's records, as ListResourceRecordSets orders them. */
export function listRecords(records: readonly RecordSet[], start: ListStart): RecordPage {
  const { name, type, identifier, maxItems = mostItems } = start;
  if (
    (type !== undefined && name === undefined) ||
    (identifier !== undefined && type === undefined)
  ) {
    throw new Route53Refusal('InvalidInput', [
      'Invalid request: a type needs a name to start with, and an identifier a type',
    ]);
  }
  if (!Number.isInteger(maxItems) || maxItems < 1) {
    throw new Route53Refusal('InvalidInput', [`maxitems ${maxItems} is no whole number above 0`]);
  }
  const from = [sortName(name ?? ''), type ?? '', identifier ?? ''];
  const listed = records
    .map((record) => ({ record, place: placeOf(record) }))
    .toSorted((a, b) => compare(a.place, b.place))
    .filter(({ place }) => name === undefined || compare(place, from) >= 0)
    .map(({ record }) => record);
  const page = Math.min(maxItems, mostItems);
  const next = listed[page];
  return { records: listed.slice(0, page), maxItems: page, ...(next && { next }) };
}

const placeOf = ({ name, type, setIdentifier }: RecordSet): string[] => [
  sortName(name),
  type,
  setIdentifier ?? '',
];

/** The labels from the zone's end, each with a dot after it, which takes part in the order. */
const sortName = (name: string): string =>
  name === '' ? '' : `${comparable(name).split('.').toReversed().join('.')}.`;

/** ASCII order, first by name, then by type, then by set identifier. */
function compare(a: readonly string[], b: readonly string[]): number {
  for (const [at, ours] of a.entries()) {
    const theirs = b[at] ?? '';
    if (ours !== theirs) return ours < theirs ? -1 : 1;
  }
  return 0;
}
