import type { EventBus } from './event-bus';
import type { PutEventsResult } from './put-events';
import { failed, readPutEvents } from './put-events';

/** The bus an entry goes to if it names none. */
const DEFAULT_BUS = 'default';

/** EventBridge in one region: PutEvents over its buses. */
export class BusesOfRegion {
  private readonly buses: ReadonlyMap<string, EventBus>;

  constructor(buses: readonly EventBus[]) {
    this.buses = new Map(buses.map((bus) => [bus.name, bus]));
  }

  /**
   * Each entry is taken or fails on its own; throws PutEventsRefused where the whole call is wrong.
   * A bus may be named by name or ARN.
   */
  putEvents(request: unknown, nowMs: number): PutEventsResult {
    const Entries = readPutEvents(request).map((entry) => {
      const name = entry.EventBusName?.split('/').at(-1) ?? DEFAULT_BUS;
      const bus = this.buses.get(name);
      if (bus !== undefined) return bus.put(entry, nowMs);
      return failed('ResourceNotFoundException', `Event bus ${name} does not exist.`);
    });
    const failures = Entries.filter(({ ErrorCode }) => ErrorCode !== undefined);
    return { FailedEntryCount: failures.length, Entries };
  }
}
