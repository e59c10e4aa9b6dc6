import type { Topology } from '../../core/topology/schema';
import type { Users } from '../clients/served';

/** How a region fails: nothing of it answers any more, or its service answers 503 to everybody. */
export type Fault = {
  readonly region: string;
  readonly kind: 'lost' | 'gray';
  readonly atMs: number;
};

/** One story, the same for every contestant: it begins before 0, and a minute begins at 0. */
export type Trial = {
  readonly topology: Topology;
  /** Of everything that is left to chance, but not of the fault's moment. */
  readonly seed: number;
  /** For good; nothing breaks in a calm story. */
  readonly fault: Fault | undefined;
  /** Of all connections so many are accepted and never answered, each on its own. */
  readonly connectionLossPercent: number;
  readonly endMs: number;
};

/** A region is taken out of DNS: when that was decided. */
export type Drain = { readonly region: string; readonly atMs: number };

/** Where users were sent through a story, and who was taken out. */
export type Played = {
  readonly users: readonly Users[];
  /** How long resolvers keep its answers, seconds. */
  readonly ttlSeconds: number;
  readonly drains: readonly Drain[];
};

/** A way to get users out of a sick region. */
export type Contestant = {
  readonly name: string;
  /** What is granted to it and what is not, in sentences. */
  readonly assumptions: readonly string[];
  /** The same trial is played the same way each time. */
  readonly play: (trial: Trial) => Promise<Played>;
};
