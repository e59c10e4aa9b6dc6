/** Everything the slow path does or declines to do, told before it is done. */
export const factKinds = [
  'IncidentOpened',
  'IncidentClosed',
  'IncidentEscalated',
  'LeaseTaken',
  'QuestionAsked',
  'LevelSet',
  'WeightsWanted',
  'WeightsApplied',
  'WeightsPending',
  'HoldPlaced',
  'HoldReleased',
  'PermitClosed',
  'PermitReopened',
  'CandidateChosen',
  'DatabasePromotion',
  'CacheMove',
  'DatabasePromoted',
  'CacheMoved',
  'RoleMoved',
  'RoleAcknowledged',
  'TrafficVerified',
  'ActionWithheld',
  'OperatorPaged',
] as const;

/** How loudly a person is called: at once, soon, or in the morning's list. */
export type Severity = 'critical' | 'warning' | 'notice';

/** One thing that is about to be done, was found, or was withheld, in words and in data. */
export type Fact = {
  readonly kind: (typeof factKinds)[number];
  readonly atMs: number;
  /** The region whose function says so. */
  readonly by: string;
  /** The region, cell or pool it is about. */
  readonly about: string;
  readonly text: string;
  readonly incident?: string;
  readonly epoch?: number;
  readonly severity?: Severity;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** Names a fact: one region cannot tell the same kind about one thing twice in one millisecond. */
export const factId = ({ atMs, by, kind, about }: Fact): string =>
  `${new Date(atMs).toISOString()}#${by}#${kind}#${about}`;
