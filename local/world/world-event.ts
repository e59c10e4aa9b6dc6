/** One thing that happened in the world, as it is told. */
export type WorldEvent = {
  readonly atMs: number;
  readonly kind:
    | 'fault'
    | 'heal'
    | 'verdict'
    | 'vote'
    | 'withheld'
    | 'isolation'
    | 'check'
    | 'gate'
    | 'dns'
    | 'clients'
    | 'operator'
    | 'control'
    | 'run'
    | 'page';
  /** Who did or noticed it: an observer, Route 53, the clients. */
  readonly who: string;
  readonly text: string;
  /** The region it is about, where it is about one. */
  readonly region?: string;
  /** For gates and checks as DNS sees them: whether the region is out. */
  readonly out?: boolean;
};
