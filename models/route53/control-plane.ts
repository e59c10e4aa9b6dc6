import { Route53Refusal } from './api-refusal';
import { applyBatch } from './apply-batch';
import type { ChangeBatch } from './change-batch';
import { costOf } from './change-batch';
import type { ChangeDelays } from './delays';
import { defaultChangeDelays } from './delays';
import type { ListStart, RecordPage } from './list-records';
import { listRecords } from './list-records';
import type { ThrottleSizes } from './throttle';
import { defaultThrottle, Throttle } from './throttle';
import { Timeline } from './timeline';
import type { Zone } from './zone';

export type ChangeInfo = {
  readonly id: string;
  readonly status: 'PENDING' | 'INSYNC';
  readonly submittedAtMs: number;
  readonly comment?: string;
};

export type ControlPlaneSettings = Partial<ChangeDelays> & {
  /** The zone as it was deployed, with the SOA and NS records of every zone. */
  readonly zone: Zone;
  readonly healthCheckIds: ReadonlySet<string>;
  /** In [0, 1). Draws the delays of each batch. */
  readonly chance: () => number;
  /** A change's id, such as `C2682N5HXP0BZ4`. */
  readonly newId: () => string;
  readonly throttle?: ThrottleSizes;
};

type Submitted = Omit<ChangeInfo, 'status'> & { readonly inSyncAtMs: number };

/** Older changes are forgotten, so that a long run does not grow. */
const changesKept = 1_000;

/**
 * Route 53's control plane for one account with one hosted zone. The API reads its own writes at
 * once; the name servers follow after a delay, in order. A clock that goes back counts as one that
 * stands still.
 */
export class ControlPlane {
  private readonly zones: Timeline<Zone>;
  private readonly throttle: Throttle;
  private readonly delays: ChangeDelays;
  private readonly submitted = new Map<string, Submitted>();
  private busyUntilMs = -Infinity;
  private latestMs = -Infinity;

  constructor(private readonly settings: ControlPlaneSettings) {
    this.zones = new Timeline(settings.zone);
    this.throttle = new Throttle(settings.throttle ?? defaultThrottle);
    this.delays = {
      processingMs: settings.processingMs ?? defaultChangeDelays.processingMs,
      answersMs: settings.answersMs ?? defaultChangeDelays.answersMs,
      inSyncMs: settings.inSyncMs ?? defaultChangeDelays.inSyncMs,
    };
  }

  /** The zone as the API shows it: with every batch it took. */
  get zone(): Zone {
    return this.zones.newest.value;
  }

  /** The zone as name servers answer by it. */
  answering(nowMs: number): Zone {
    return this.zones.at(this.moment(nowMs));
  }

  /** When name servers answer by the newest zone; in the past where nothing is under way. */
  get answersFromMs(): number {
    return this.zones.newest.atMs;
  }

  /** ChangeResourceRecordSets. Throws `Route53Refusal`, and then nothing is changed. */
  change(zoneId: string, batch: ChangeBatch, nowMs: number): ChangeInfo {
    const now = this.moment(nowMs);
    const cost = batch.changes.reduce((sum, change) => sum + costOf(change), 0);
    this.throttle.admit('ChangeResourceRecordSets', now, cost);
    this.findZone(zoneId);
    if (now < this.busyUntilMs) {
      throw new Route53Refusal('PriorRequestNotComplete', [
        'The request was rejected because Route 53 was still processing a prior request.',
      ]);
    }
    const after = applyBatch(this.zone, batch, this.settings.healthCheckIds);
    this.busyUntilMs = now + this.draw(this.delays.processingMs);
    this.zones.forgetBefore(now);
    const answersAtMs = this.zones.add(now + this.draw(this.delays.answersMs), after);
    return this.submit(batch, now, answersAtMs);
  }

  /** ListResourceRecordSets: the zone as the API shows it, whether its changes are pending or not. */
  list(zoneId: string, start: ListStart, nowMs: number): RecordPage {
    this.throttle.admit('ListResourceRecordSets', this.moment(nowMs));
    this.findZone(zoneId);
    return listRecords(this.zone.records, start);
  }

  /** GetChange. */
  changeInfo(id: string, nowMs: number): ChangeInfo {
    const now = this.moment(nowMs);
    this.throttle.admit('GetChange', now);
    const submitted = this.submitted.get(id);
    if (submitted !== undefined) return infoOf(submitted, now);
    throw new Route53Refusal('NoSuchChange', [`Could not find resource with ID: ${id}`]);
  }

  private submit({ comment }: ChangeBatch, nowMs: number, answersAtMs: number): ChangeInfo {
    const submitted = {
      id: this.settings.newId(),
      submittedAtMs: nowMs,
      // A change is in sync once every name server answers by it, never before.
      inSyncAtMs: Math.max(answersAtMs, nowMs + this.draw(this.delays.inSyncMs)),
      ...(comment !== undefined && { comment }),
    };
    this.submitted.set(submitted.id, submitted);
    for (const oldest of [...this.submitted.keys()].slice(0, -changesKept)) {
      this.submitted.delete(oldest);
    }
    return infoOf(submitted, nowMs);
  }

  private findZone(zoneId: string): void {
    if (zoneId === this.zone.id) return;
    throw new Route53Refusal('NoSuchHostedZone', [`No hosted zone found with ID: ${zoneId}`]);
  }

  private draw([least, most]: ChangeDelays['answersMs']): number {
    return least + this.settings.chance() * (most - least);
  }

  private moment(nowMs: number): number {
    this.latestMs = Math.max(this.latestMs, nowMs);
    return this.latestMs;
  }
}

function infoOf({ inSyncAtMs, ...info }: Submitted, nowMs: number): ChangeInfo {
  return { ...info, status: nowMs < inSyncAtMs ? 'PENDING' : 'INSYNC' };
}
