import type { Place } from '../dns/listener';

/** What an instance is told about where it runs. */
export type Surroundings = {
  /** The bundle's file. */
  readonly bundle: string;
  /** The DNS server of the region's network. */
  readonly resolver: Place;
  /** The loopback address its calls come from. */
  readonly address: string;
};

export type Invocation = { readonly id: number; readonly event: unknown };

/** What an instance says: once that it is ready, then one outcome an invocation. */
export type Said = { readonly ready: true } | Outcome;

export type Outcome =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: Thrown };

/** What a handler threw, as Lambda reports it: workflows catch errors by their name. */
export type Thrown = { readonly name: string; readonly message: string };
