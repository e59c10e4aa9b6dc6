import * as z from 'zod';

const seconds = (least: number, most: number, usual: number) =>
  z.number().int().min(least).max(most).default(usual);

/** How long the writer role takes to let go, and how sure everyone has to be before. */
export const writerSchema = z.strictObject({
  confirmSeconds: seconds(0, 600, 30).meta({
    description: 'a majority says `failed` without a break for this long before the writer moves',
  }),
  permitSeconds: seconds(20, 600, 60).meta({
    description: 'how long a writer may write on its last renewed permit; renewed every 10 s',
  }),
  writeSeconds: seconds(1, 120, 10).meta({
    description: "the services' longest transaction: what began in the permit's last moment ends",
  }),
  promoteSeconds: seconds(60, 7_200, 900).meta({
    description: 'how long a promotion of the database is waited for before a person is called',
  }),
});

/** Questions to people. */
export const approvalSchema = z.strictObject({
  lapseSeconds: seconds(60, 86_400, 1_800).meta({
    description: 'an unanswered question lapses; the incident is escalated',
  }),
});

const functionName = z
  .string()
  .regex(/^[a-zA-Z0-9-_]{1,64}$/)
  .meta({
    description: "a function of the bank's, under this name in every region",
    examples: ['bank-before-fencing'],
  });

/** The bank's own functions that a failover calls on its way. */
export const hooksSchema = z.strictObject({
  beforeFencing: z
    .strictObject({
      functionName,
      mode: z
        .enum(['advise', 'veto'])
        .default('advise')
        .meta({ description: 'veto: "allow": false, or a failure, leaves the cell to a person' }),
    })
    .optional(),
  afterFlip: z.strictObject({ functionName }).optional(),
});

/** How a region comes back. */
export const restoreSchema = z.strictObject({
  stepsPercent: z.array(z.number().min(1).max(100)).min(1).max(10).default([10, 25, 50, 100]).meta({
    description: 'of its own share, growing, the last is 100; the first also waits in DNS',
  }),
  stepSeconds: seconds(1, 3_600, 60).meta({ description: 'how long each step is watched' }),
});
