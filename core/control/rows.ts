import * as z from 'zod';
import { holdSchema, killSwitchSchema } from '../voting/records';

/**
 * The rows of the strong table: all control state there is. Each carries a version that grows with
 * every write, and every write replaces exactly the version it has read. So a rule that is checked
 * on the row as read still holds when the row is written, and a late or doubled write is refused.
 */
const version = z.number().int().min(1);

/** Orders weights: the newest epoch they know of, and how often they were planned. */
export const generationSchema = z.object({
  epoch: z.number().int().min(0),
  step: z.number().int().min(0),
});

/** What a person is asked, with what was known when it was asked. */
export const questionSchema = z.object({
  id: z.string().min(1),
  /** `open`: may this incident act at all; `writer`: may this cell's writer move. */
  stage: z.enum(['open', 'writer']),
  cell: z.string().optional(),
  candidate: z.string().optional(),
  roleEpoch: z.number().int().optional(),
  because: z.string(),
  facts: z.array(z.string()),
  askedAtMs: z.number(),
  lapsesAtMs: z.number(),
  /** The task that waits, and where: it dies with its region. */
  token: z.string(),
  tokenRegion: z.string(),
});

/** Written once; it names the question it answers. */
export const answerSchema = z.object({
  questionId: z.string(),
  approved: z.boolean(),
  by: z.string().min(1),
  reason: z.string().min(1),
  atMs: z.number(),
});

/** An approval that was used: it stands for the rest of the incident. */
export const approvalSchema = z.object({
  stage: questionSchema.shape.stage,
  cell: z.string().optional(),
  candidate: z.string().optional(),
  roleEpoch: z.number().int().optional(),
  by: z.string(),
  atMs: z.number(),
});

export const phases = ['running', 'awaiting', 'escalated', 'closed'] as const;

/** The open, or last, case about one region. A drill has a row of its own. */
export const incidentSchema = z.object({
  row: z.literal('incident'),
  version,
  id: z.string().min(1),
  region: z.string().min(1),
  kind: z.enum(['failover', 'restore']),
  drill: z.boolean(),
  /** By name and with a reason: no question is asked and no cool-down waited for. */
  breakGlass: z.boolean(),
  phase: z.enum(phases),
  /** Why it was opened, and why it is where it is. */
  because: z.string(),
  status: z.string(),
  /** How it ended. */
  outcome: z.enum(['done', 'recovered', 'aborted']).optional(),
  requester: z.string(),
  openedAtMs: z.number(),
  changedAtMs: z.number(),
  /** When a person last gave it to automation: from then on it has its time again. */
  handedAtMs: z.number().optional(),
  /** The newest epoch that took the lease: whoever carries a smaller one is superseded. */
  epoch: z.number().int().min(1),
  lease: z.object({ runner: z.string(), untilMs: z.number() }).optional(),
  /** The last run that operators were told of. */
  announced: z.object({ runner: z.string(), epoch: z.number().int() }).optional(),
  question: questionSchema.optional(),
  answer: answerSchema.optional(),
  approvals: z.array(approvalSchema),
  /** How much of its base weight the region has, 0 to 1; 0 while it is out. */
  level: z.number().min(0).max(1),
  /** Whether a majority has seen the region healthy since this incident closed. */
  healthySince: z.boolean(),
});

/** A cell's one item: who writes, until when, and which run may change that. */
export const cellSchema = z.object({
  row: z.literal('cell'),
  version,
  cell: z.string().min(1),
  /** The role. */
  region: z.string().min(1),
  roleEpoch: z.number().int().min(1),
  movedAtMs: z.number().optional(),
  /** The incident that moved the role here. */
  movedBy: z.string().optional(),
  permit: z.object({ open: z.boolean(), validUntilMs: z.number() }),
  claim: z
    .object({ incident: z.string(), epoch: z.number().int(), step: z.number().int() })
    .optional(),
  /** A candidate was chosen: from here on a failover goes forward or escalates. */
  intent: z
    .object({
      incident: z.string(),
      candidate: z.string(),
      roleEpoch: z.number(),
      atMs: z.number(),
      /** When its database was found accepting writes there: the role may follow. */
      promotedAtMs: z.number().optional(),
    })
    .optional(),
});

/** The weights wanted for one pool, what its regions may admit, and whether DNS has them. */
export const weightsSchema = z.object({
  row: z.literal('weights'),
  version,
  pool: z.string().min(1),
  generation: generationSchema,
  weights: z.record(z.string(), z.number().int().min(0).max(255)),
  /** The share of its offered load that each region may serve, 0 to 1; what is missing to 1 is shed. */
  admission: z.record(z.string(), z.number().min(0).max(1)),
  wantedAtMs: z.number(),
  applied: generationSchema.optional(),
  /** Why DNS does not have them yet. */
  pending: z.string().optional(),
});

/** What a region's reconciler has made true there, and what its clients are answered. */
export const regionSchema = z.object({
  row: z.literal('region'),
  version,
  region: z.string().min(1),
  seenAtMs: z.number(),
  /** By cell: the role epoch this region's services know. */
  roleEpochs: z.record(z.string(), z.number()),
  /** By pool: the regions DNS answered with, counted over `answeredAtMs`'s look. */
  answers: z.record(z.string(), z.record(z.string(), z.number())),
  answeredAtMs: z.number().optional(),
  /** By region: why this one opens no incident about it, though it sees cause to. */
  withheld: z.record(z.string(), z.string()).optional(),
});

export const epochSchema = z.object({ row: z.literal('epoch'), version, value: z.number().int() });

export const heldSchema = holdSchema.extend({ row: z.literal('hold'), version });

export const releaseSchema = z.object({
  row: z.literal('release'),
  version,
  id: z.string().min(1),
  by: z.string().min(1),
  reason: z.string().min(1),
  atMs: z.number(),
});

export const killSchema = killSwitchSchema.extend({ row: z.literal('kill-switch'), version });

/** What the global stack's last deployment left for functions that were deployed before it. */
export const deploymentSchema = z.object({
  row: z.literal('deployment'),
  version,
  hostedZoneId: z.string().min(1),
  /** Of the records and checks, as the deployment gate knows it. */
  revision: z.string().min(1),
  atMs: z.number(),
});

export const controlRowSchema = z.discriminatedUnion('row', [
  incidentSchema,
  cellSchema,
  weightsSchema,
  regionSchema,
  epochSchema,
  heldSchema,
  releaseSchema,
  killSchema,
  deploymentSchema,
]);

export type Incident = z.infer<typeof incidentSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type Cell = z.infer<typeof cellSchema>;
export type WantedWeights = z.infer<typeof weightsSchema>;
export type RegionRow = z.infer<typeof regionSchema>;
export type HeldRow = z.infer<typeof heldSchema>;
export type ReleaseRow = z.infer<typeof releaseSchema>;
export type DeploymentRow = z.infer<typeof deploymentSchema>;
export type ControlRow = z.infer<typeof controlRowSchema>;

/** A row without its version: what a writer hands over, the table counts. */
export type Draft<R extends ControlRow> = R extends ControlRow ? Omit<R, 'version'> : never;
