import { faultTrial } from '../../../sim/baselines/trial';
import { editedTopology } from '../../support/edited-topology';

const topology = editedTopology('topology.json');
const fault = { region: 'us-west-2', kind: 'lost' } as const;
const trials = Array.from({ length: 300 }, (_, seed) => faultTrial(topology, fault, seed));

test('the fault meets a minute at any phase', () => {
  const phases = trials.map((trial) => Math.floor(((trial.fault?.atMs ?? NaN) % 60_000) / 6_000));
  for (let tenth = 0; tenth < 10; tenth += 1) {
    expect(phases.filter((phase) => phase === tenth).length).toBeGreaterThan(10);
  }
});

test('what else is left to chance comes from another seed than the moment of the fault', () => {
  expect(new Set(trials.map(({ seed }) => seed)).size).toBe(trials.length);
  expect(faultTrial(topology, fault, 7)).toEqual(trials[7]);
});
