import { tooLarge } from './failure';
import type { Json } from './json';
import { bytesOf, MAX_PAYLOAD_BYTES } from './json';

export type Assigned = Readonly<Record<string, Json>>;

/** All variables of an execution together, in bytes (Step Functions quotas). */
const MAX_STORED_BYTES = 10 * 1024 * 1024;

/**
 * The variables of one scope. Inner scopes see those outside and have their own, which end with
 * them; that they assign no outer one is checked when the definition is loaded.
 */
export class Variables {
  private values: Assigned = {};

  constructor(private readonly outside?: Variables) {}

  all(): Assigned {
    return { ...this.outside?.all(), ...this.values };
  }

  /** Takes effect for the states that follow. Throws States.DataLimitExceeded. */
  assign(values: Assigned, state: string): void {
    const stored = { ...this.values, ...values };
    if (bytesOf(values) > MAX_PAYLOAD_BYTES || bytesOf(stored) > MAX_STORED_BYTES) {
      throw tooLarge(state);
    }
    this.values = stored;
  }
}
