import { planTopology } from '../../core/plan/plan';
import type { Incident } from '../../sim/fast-path';
import { loseRegion } from '../../sim/fast-path';
import { drawnFrom } from '../../sim/recovery-draws';
import { editedTopology } from '../support/edited-topology';

const topology = editedTopology('topology.json');
const { trafficHard } = planTopology(topology, { today: '2026-11-22' }).budgets;
const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

test('the same seed tells the same story, another seed another', async () => {
  const [one, again, other] = [
    await loseRegion(topology, 'us-west-2', 7),
    await loseRegion(topology, 'us-west-2', 7),
    await loseRegion(topology, 'us-west-2', 8),
  ];
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

test('whatever the seed, a lost region is out within the bound and no other is drained', async () => {
  for (const seed of seeds) {
    const { rtoSeconds, falseDrains } = drawnFrom(
      await loseRegion(topology, 'us-west-2', seed),
      'us-west-2',
      topology,
    );
    expect({ seed, falseDrains }).toEqual({ seed, falseDrains: 0 });
    expect(rtoSeconds).toBeLessThanOrEqual(trafficHard.boundSeconds);
  }
}, 60_000);

test('any region may be the one, in any topology', async () => {
  for (const file of ['examples/three-regions.json', 'examples/six-regions.json']) {
    const other = editedTopology(file);
    const { boundSeconds } = planTopology(other, { today: '2026-11-22' }).budgets.trafficHard;
    for (const { name } of other.regions) {
      const { rtoSeconds } = drawnFrom(await loseRegion(other, name, 1), name, other);
      expect(rtoSeconds).toBeLessThanOrEqual(boundSeconds);
    }
  }
}, 60_000);

test('a gate that never closed, or closed for another region, is told as such', () => {
  const gate = (checkId: string, dnsAtMs: number) => ({ checkId, healthy: false, dnsAtMs });
  const incident: Incident = { faultMs: 10, gates: [gate('gate us-east-1', 20)] };
  expect(drawnFrom(incident, 'us-west-2', topology)).toEqual({
    rtoSeconds: undefined,
    falseDrains: 1,
  });
});
