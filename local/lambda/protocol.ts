/** What an instance is told about where it runs. */
export type Surroundings = {
  /** The bundle's file. */
  readonly bundle: string;
  /** The desk's DNS server, `address:port`. */
  readonly resolver: string;
  /** The loopback address its calls come from. */
  readonly address: string;
};

export type Invocation = { readonly id: number; readonly event: unknown };

export type Outcome =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };
