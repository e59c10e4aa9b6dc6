import { refuseIfAny } from './api-refusal';
import type { Change, ChangeBatch } from './change-batch';
import { changeMessages } from './change-rules';
import { shapeMessages, sizeMessages } from './change-shape';
import { changedZoneMessages } from './changed-zone-rules';
import type { RecordSet } from './record';
import { keyOfRecord } from './same-record';
import type { Zone } from './zone';
import { inOneSpelling, zoneOf } from './zone';

/**
 * The zone after a batch. Throws `Route53Refusal` where Route 53 refuses it, with everything that is
 * wrong in the first of these steps: the request's shape, its health checks, each change after those
 * before it, the zone they would leave behind. Then nothing of the batch is done.
 */
export function applyBatch(
  zone: Zone,
  batch: ChangeBatch,
  healthCheckIds: ReadonlySet<string>,
): Zone {
  const changes = batch.changes.map(({ action, record }) => ({
    action,
    record: inOneSpelling(record),
  }));
  refuseIfAny('InvalidInput', shapeMessages(changes));
  refuseIfAny('InvalidChangeBatch', sizeMessages(changes));
  refuseIfAny('NoSuchHealthCheck', healthCheckMessages(changes, healthCheckIds));
  const { records, messages } = oneAfterAnother(zone, changes);
  refuseIfAny('InvalidChangeBatch', [...repeatMessages(changes), ...messages]);
  const after = zoneOf({ id: zone.id, name: zone.name, records });
  const put = changes.filter(({ action }) => action !== 'DELETE').map(({ record }) => record);
  refuseIfAny('InvalidChangeBatch', changedZoneMessages(after, put, healthCheckIds));
  return after;
}

function healthCheckMessages(changes: readonly Change[], known: ReadonlySet<string>): string[] {
  return changes.flatMap(({ action, record: { healthCheckId } }) =>
    action === 'DELETE' || healthCheckId === undefined || known.has(healthCheckId)
      ? []
      : [`No health check exists with the specified ID: ${healthCheckId}`],
  );
}

/** Carries out what can be, so that each change is judged by what those before it leave. */
function oneAfterAnother(
  zone: Zone,
  changes: readonly Change[],
): { records: readonly RecordSet[]; messages: readonly string[] } {
  let { records } = zone;
  const messages: string[] = [];
  for (const change of changes) {
    const refused = changeMessages(change, records, zone);
    messages.push(...refused);
    if (refused.length === 0) records = carriedOut(change, records);
  }
  return { records, messages };
}

function carriedOut({ action, record }: Change, records: readonly RecordSet[]): RecordSet[] {
  const key = keyOfRecord(record);
  const at = records.findIndex((one) => keyOfRecord(one) === key);
  if (action === 'DELETE') return records.filter((_, index) => index !== at);
  return at === -1 ? [...records, record] : records.with(at, record);
}

/** A record may be named once in a batch, or deleted and then created. */
function repeatMessages(changes: readonly Change[]): string[] {
  const actions = new Map<string, string>();
  for (const { action, record } of changes) {
    const key = keyOfRecord(record);
    actions.set(key, [...(actions.get(key)?.split(' ') ?? []), action].join(' '));
  }
  return changes.flatMap(({ record }, at) => {
    const key = keyOfRecord(record);
    const isFirst = changes.findIndex((change) => keyOfRecord(change.record) === key) === at;
    const all = actions.get(key) ?? '';
    if (!isFirst || !all.includes(' ') || all === 'DELETE CREATE') return [];
    const set = `'${record.type} ${record.name}.'`;
    return [`The request contains an invalid set of changes for a resource record set ${set}`];
  });
}
