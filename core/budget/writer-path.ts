import { promotions, stores } from '../data/figures';
import { quorumOf } from '../topology/pools';
import { storeKindOf } from '../topology/store-kind';
import type { Cell } from '../topology/state-schema';
import type { Topology } from '../topology/schema';
import { publishDelay } from './delays';
import { boundOf, constant, uniform } from './distribution';
import { askingOf, probes } from './gate-path';
import type { Path, Term } from './path';

/** How a writer is lost: it is gone, or it is cut off and still believes that it may write. */
export type WriterLoss = 'gone' | 'cut off';

/** A reconciler's turn, and until a run it starts has read everything, seconds (assumed). */
const startSeconds = { from: 2, to: 8 };

/** A run looks this often whether the loss is confirmed, seconds: `WaitForCertainty`. */
const certaintySeconds = 2;

/** A run looks this often whether the fence is over, seconds: `WaitForSilence`. */
const silenceSeconds = 5;

/** Until the services of the new writer's region have read that it is theirs; assumed. */
const tellDelay = uniform(1, 10);

/** From the fault until the first write is accepted elsewhere. */
export function writesPath(topology: Topology, cell: Cell, loss: WriterLoss): Path {
  const { regions } = topology;
  const observers = regions.length - 1;
  const promotion = promotionOf(cell);
  return {
    observers,
    quorum: quorumOf(topology),
    eachObserver: confirmed(topology),
    then: [
      ...certainty(topology),
      fence(topology, loss),
      ...(promotion === undefined ? [] : [promotion]),
      {
        name: 'the services of the new region know that it writes',
        takes: tellDelay,
        source: 'assumed: a turn of its reconciler, a look of theirs',
      },
    ],
  };
}

/** From the fault until sessions can be written elsewhere: a cache needs no fence. */
export function cachePath(topology: Topology): Path {
  return {
    observers: topology.regions.length - 1,
    quorum: quorumOf(topology),
    eachObserver: confirmed(topology),
    then: [
      ...certainty(topology),
      {
        name: 'the global datastore fails over',
        takes: stores.cacheFailover,
        source: 'assumed: 30 to 60 s; "RTO 1 minute"',
      },
    ],
  };
}

const confirmed = ({ probing }: Topology): Term[] => [
  probes('a region misses', askingOf(probing)),
  {
    name: 'the verdict is stored and served',
    takes: publishDelay,
    source: 'meridian: one read a second',
  },
];

/** The run starts while the majority is waited for. In manual mode a person has to agree first. */
function certainty({ mode, approval, writer: { confirmSeconds } }: Topology): Term[] {
  const { from, to } = startSeconds;
  const rest = Math.max(0, confirmSeconds - from);
  const start = {
    name: 'a reconciler sees it and starts the run',
    takes: uniform(from, to),
    source: `assumed: ${from} to ${to} s`,
  };
  const sure = {
    name: `a majority has said so for ${confirmSeconds} s, looked at every ${certaintySeconds} s`,
    takes: uniform(rest, rest + certaintySeconds),
    source: 'topology: writer.confirmSeconds',
  };
  const person = {
    name: 'a person approves',
    takes: constant(approval.lapseSeconds),
    source: 'topology: mode, approval.lapseSeconds',
  };
  return mode === 'automatic' ? [start, sure] : [start, sure, person];
}

/** A writer that is gone renewed last before the fault; one that is cut off, just before the fence. */
function fence(topology: Topology, loss: WriterLoss): Term {
  const { permitSeconds, writeSeconds, confirmSeconds } = topology.writer;
  const skew = topology.lease?.clockSkewSeconds ?? 0;
  const whole = permitSeconds + skew + writeSeconds;
  const passed = loss === 'gone' ? confirmSeconds : 0;
  const seconds = Math.max(0, whole - passed);
  return {
    name:
      loss === 'gone'
        ? `the fence is over: ${whole} s after the last renewal`
        : `the fence is over: permit ${permitSeconds} s, clocks ${skew} s, a transaction ${writeSeconds} s`,
    takes: uniform(seconds, seconds + silenceSeconds),
    source: 'topology: writer, lease.clockSkewSeconds',
  };
}

/** What a cell's database takes to accept writes elsewhere; none where the bank moves it itself. */
function promotionOf({ database }: Cell): Term | undefined {
  switch (storeKindOf(database)) {
    case 'aurora-global':
      return {
        name: 'the Aurora global database fails over',
        takes: promotions['aurora-global'],
        source: 'AWS: 1 to 2 minutes',
      };
    case 'rds-replica':
      return {
        name: 'the RDS replica is promoted and restarts',
        takes: promotions['rds-replica'],
        source: 'assumed: 3 to 15 min; AWS: "several minutes or longer"',
      };
    default:
      return undefined;
  }
}

/** What a cell's database takes by itself to accept writes elsewhere, seconds. */
export function promotionSeconds(cell: Cell): { readonly from: number; readonly to: number } {
  const takes = promotionOf(cell)?.takes;
  return takes?.kind === 'uniform'
    ? takes
    : { from: 0, to: takes === undefined ? 0 : boundOf(takes) };
}
