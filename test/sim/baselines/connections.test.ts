import { checkerTimeouts } from '../../../models/route53/delays';
import { Connections } from '../../../sim/baselines/connections';
import type { Fault, Trial } from '../../../sim/baselines/contestant';
import { VirtualClock } from '../../../sim/virtual-clock';
import { editedTopology } from '../../support/edited-topology';

const topology = editedTopology('topology.json');

test.each<{ what: string; kind?: Fault['kind']; loss?: number; well: boolean; takesMs: number[] }>([
  { what: 'a region that is well answers in time', well: true, takesMs: [120, 120] },
  {
    what: 'a lost region keeps a monitor waiting for all its time-out, a checker until it connects',
    kind: 'lost',
    well: false,
    takesMs: [30_000, checkerTimeouts.connectMs],
  },
  { what: 'a gray one answers at once, and badly', kind: 'gray', well: false, takesMs: [120, 120] },
  {
    what: 'a lost connection is accepted: a checker waits for a status only',
    loss: 100,
    well: false,
    takesMs: [30_000, checkerTimeouts.statusMs],
  },
])('$what', async ({ kind, loss = 0, well, takesMs }) => {
  const { connections, timed } = stage(loss, kind && { region: 'us-east-1', kind, atMs: 0 });
  const asked = await timed(() => connections.ask('us-east-1', 30_000));
  const checked = await timed(() => connections.askAsChecker('us-east-1'));
  expect([asked.ok, checked.ok]).toEqual([well, well]);
  expect([asked.tookMs, checked.tookMs]).toEqual(takesMs);
});

test('a fault begins at its moment and touches no other region', () => {
  const later = { region: 'us-east-1', kind: 'lost', atMs: 1 } as const;
  const { connections } = stage(0, later);
  expect(connections.exists('us-east-1')).toBe(true);
  const { connections: now } = stage(0, { ...later, atMs: 0 });
  expect(now.exists('us-east-1')).toBe(false);
  expect(now.exists('us-west-2')).toBe(true);
});

// Helpers

function stage(connectionLossPercent: number, fault: Fault | undefined) {
  const clock = new VirtualClock();
  const trial: Trial = { topology, seed: 1, fault, connectionLossPercent, endMs: 60_000 };
  const connections = new Connections(trial, clock, () => 0.5);
  const timed = async (ask: () => Promise<boolean>) => {
    const startMs = clock.now();
    let endMs = startMs;
    const asking = ask().then((ok) => {
      endMs = clock.now();
      return ok;
    });
    await clock.runUntil(startMs + 60_000);
    return { ok: await asking, tookMs: endMs - startMs };
  };
  return { connections, timed };
}
