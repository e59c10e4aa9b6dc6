import * as z from 'zod';

/** What an observer knows and says about one target. Stored in its region, served to everyone. */
export const opinionSchema = z.object({
  verdict: z.enum(['healthy', 'suspect', 'failed', 'recovering']),
  failures: z.number().int().min(0),
  successes: z.number().int().min(0),
  sinceMs: z.number(),
  latencyMs: z.number().optional(),
  lastFailure: z.string().optional(),
  /** Stands while present: "take this region out". */
  vote: z.object({ sinceMs: z.number(), because: z.string() }).optional(),
  /** Why a failed target has no vote of ours. */
  withheld: z.object({ rule: z.string(), because: z.string() }).optional(),
});

/** The one row an observer keeps: counts, votes and heartbeat change together or not at all. */
export const observerRecordSchema = z.object({
  observer: z.string(),
  /** Grows with every invocation that takes the slot; only the newest may publish. */
  generation: z.number().int().min(0),
  beatAtMs: z.number(),
  /** The beat at which the look behind it began: a successor counts none of them twice. */
  lookedAtMs: z.number().optional(),
  isolated: z.boolean(),
  opinions: z.record(z.string(), opinionSchema),
});

/** A durable reason to keep a region out. It never expires; a release is a row of its own. */
export const holdSchema = z.object({
  id: z.string().min(1),
  region: z.string().min(1),
  by: z.string().min(1),
  reason: z.string().min(1),
  atMs: z.number(),
});

/** Who lets a region go again, and why. The hold itself stays: nothing here is ever deleted. */
export const releaseSchema = z.object({
  id: z.string().min(1),
  by: z.string().min(1),
  reason: z.string().min(1),
  atMs: z.number(),
});

export const killSwitchSchema = z.object({
  on: z.boolean(),
  by: z.string().min(1),
  reason: z.string().min(1),
  atMs: z.number(),
});

/** Everything a region holds about the fast path. */
export type PlaneRows = {
  readonly observer?: ObserverRecord;
  readonly holds: readonly Hold[];
  readonly killSwitch?: KillSwitch;
};

export type Opinion = z.infer<typeof opinionSchema>;
export type ObserverRecord = z.infer<typeof observerRecordSchema>;
export type Hold = z.infer<typeof holdSchema>;
export type Release = z.infer<typeof releaseSchema>;
export type KillSwitch = z.infer<typeof killSwitchSchema>;
