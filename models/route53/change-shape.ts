import type { Change } from './change-batch';
import { costOf } from './change-batch';
import type { RecordSet } from './record';

/** ResourceRecord elements of one request, and characters of their values (AWS, quotas). */
const mostValues = 1_000;
const mostCharacters = 32_000;

/** What Route 53 refuses about a batch by its size alone; UPSERT counts twice. */
export function sizeMessages(changes: readonly Change[]): string[] {
  const total = (count: (values: readonly string[]) => number): number =>
    changes.reduce((sum, change) => sum + costOf(change) * count(change.record.values ?? []), 0);
  const characters = total((values) => values.join('').length);
  const messages: string[] = [];
  if (total((values) => values.length) > mostValues) {
    messages.push(`Number of records limit of ${mostValues} exceeded.`);
  }
  if (characters > mostCharacters) {
    messages.push(`Number of characters limit of ${mostCharacters} exceeded.`);
  }
  return messages;
}

/** What Route 53 calls an invalid request, before it looks at the zone. In its own words. */
export function shapeMessages(changes: readonly Change[]): string[] {
  if (changes.length === 0) {
    return [
      "1 validation error detected: Value '[]' at 'changeBatch.changes' failed to satisfy " +
        'constraint: Member must have length greater than or equal to 1',
    ];
  }
  return changes.flatMap((change, at) => [
    ...contentMessages(change),
    ...routingMessages(change),
    ...rangeMessages(change.record, at + 1),
  ]);
}

const contents = '[AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId]';
const policies =
  '[Weight, Region, Failover, GeoLocation, MultiValueAnswer, GeoProximityLocation, or ' +
  'CidrRoutingConfig]';

function contentMessages(change: Change): string[] {
  const { alias, ttlSeconds, values = [] } = change.record;
  const whole = ttlSeconds !== undefined && values.length > 0;
  const some = ttlSeconds !== undefined || values.length > 0;
  if (alias === undefined) return whole ? [] : [exactlyOne(contents, 'none', change)];
  return some ? [exactlyOne(contents, 'more than one', change)] : [];
}

function routingMessages(change: Change): string[] {
  const { weight, geo, setIdentifier } = change.record;
  const routed = [weight, geo].filter((policy) => policy !== undefined).length;
  if (routed > 1) return [exactlyOne(policies, 'more than one', change)];
  if (routed === 1 && setIdentifier === undefined) {
    return [`Invalid request: Missing field 'SetIdentifier' in ${describe(change)}`];
  }
  if (routed === 0 && setIdentifier !== undefined) return [exactlyOne(policies, 'none', change)];
  return [];
}

const exactlyOne = (of: string, found: string, change: Change): string =>
  `Invalid request: Expected exactly one of ${of}, but found ${found} in ${describe(change)}`;

const describe = ({ action, record: { name, type, setIdentifier } }: Change): string =>
  `Change with [Action=${action}, Name=${name}., Type=${type}, ` +
  `SetIdentifier=${setIdentifier ?? 'null'}]`;

function rangeMessages({ weight, ttlSeconds }: RecordSet, number: number): string[] {
  const ranges = [
    { field: 'weight', value: weight, most: 255 },
    { field: 'tTL', value: ttlSeconds, most: 2_147_483_647 },
  ];
  return ranges.flatMap(({ field, value = 0, most }) => {
    if (value >= 0 && value <= most) return [];
    const bound = value < 0 ? 'greater than or equal to 0' : `less than or equal to ${most}`;
    return [
      `1 validation error detected: Value '${value}' at ` +
        `'changeBatch.changes.${number}.member.resourceRecordSet.${field}' failed to satisfy ` +
        `constraint: Member must have value ${bound}`,
    ];
  });
}
