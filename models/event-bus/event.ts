/** An event as rules match it and targets receive it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601 with seconds, as EventBridge writes it. */
  readonly time: string;
  /** Where the event was put, also after it was forwarded. */
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** EventBridge's time format: whole seconds, UTC. */
export const formatTime = (nowMs: number): string =>
  new Date(nowMs).toISOString().replace(/\.\d+Z$/, 'Z');
