import { availableParallelism } from 'node:os';
import { planTopology } from '../../core/plan/plan';
import { playSeeds } from '../../local/simulator/play-seeds';
import type { Summary } from '../../sim/report/summary';
import { brokenPromises, Tally } from '../../sim/report/summary';
import { editedTopology } from '../support/edited-topology';

/** So many fit into the gate; docs/targets.md says how many more were played. */
describe.each([
  ['topology.json', 1_500],
  ['examples/three-regions.json', 250],
  ['examples/six-regions.json', 250],
])('bad days at random on %s', (file, seeds) => {
  let summary: Summary;

  beforeAll(async () => {
    const topology = editedTopology(file);
    const tally = new Tally();
    await playSeeds({
      ...{ topology, first: 1, last: seeds, workers: availableParallelism() },
      onOutcome: (outcome) => {
        tally.add(outcome);
        return 'more';
      },
    });
    summary = tally.summary(topology, planTopology(topology, { today: '2026-11-28' }));
  });

  test(`${seeds} seeds break nothing that must always hold, and every world becomes whole`, () => {
    expect(summary.last).toBe(seeds);
    expect(summary.violations).toEqual([]);
  });

  test('every recovery keeps what the plan promised: its p99 and its bound', () => {
    expect(brokenPromises(summary)).toEqual([]);
    expect(summary.recoveries.map(({ never }) => never)).toEqual(summary.recoveries.map(() => 0));
  });

  test('no gate closes for a region that nothing had befallen', () => {
    expect(summary.falseDrains).toBe(0);
  });
});
