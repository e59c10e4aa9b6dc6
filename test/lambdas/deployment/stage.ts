import type { Fact } from '../../../core/control/fact';
import type { ControlRow, Draft } from '../../../core/control/rows';
import { controlViewOf } from '../../../core/topology/control-view';
import { controlTable } from '../../../lambdas/control/control-table';
import type { StoredRow, StrongRows } from '../../../lambdas/control/strong-rows';
import type { Place } from '../../../lambdas/incident/run';
import { topologyWith } from '../../support/templates';

export const nowMs = Date.parse('2026-11-22T03:12:00Z');

/** A strong table of one member in memory, and everything told. */
export function stage() {
  const stored = new Map<unknown, StoredRow>();
  const facts: Fact[] = [];
  let readable = true;
  let slept = 0;
  const member: StrongRows = {
    name: 'us-east-1',
    read: () =>
      readable ? Promise.resolve([...stored.values()]) : Promise.reject(new Error('no quorum')),
    put: (row, version) => {
      if (!readable) return Promise.reject(new Error('no quorum'));
      if (stored.get(row['sk'])?.['version'] !== version) return Promise.resolve('refused');
      stored.set(row['sk'], row);
      return Promise.resolve('written');
    },
  };
  let ids = 0;
  const log = { info: () => undefined, warn: () => undefined };
  const control = controlTable([member], () => `write-${(ids += 1)}`, log);
  return {
    ports: {
      clock: {
        now: () => nowMs + slept,
        sleep: (ms: number) => {
          slept += ms;
          return Promise.resolve();
        },
      },
      log,
      control,
      tell: (fact: Fact) => {
        facts.push(fact);
        return Promise.resolve();
      },
    },
    place: { view: controlViewOf(topologyWith()), runner: 'us-east-1' } satisfies Place,
    facts,
    put: async (row: Draft<ControlRow>) => {
      expect(await control.replace(undefined, row)).toBe(true);
    },
    breakTable: () => {
      readable = false;
    },
  };
}
