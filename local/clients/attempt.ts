/** One request of one client, from its DNS question to its last byte. */
export type Attempt = {
  readonly client: string;
  /** The pool the client's place belongs to. */
  readonly pool: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The region that DNS named; absent where DNS gave no answer. */
  readonly region?: string;
  readonly failure?: string;
};
