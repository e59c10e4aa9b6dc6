import * as z from 'zod';
import { regionName } from './region-schema';

const version = z.string().regex(/^\d+(\.\d+){0,2}$/);

/** A data cell: the unit that has one writer. */
export const cellSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/)
    .meta({ examples: ['world'] }),
  writer: regionName,
  candidates: z
    .array(regionName)
    .default([])
    .meta({ description: 'who may take the writer role, in order', examples: [['us-east-1']] }),
  euPersonalData: z
    .boolean()
    .default(false)
    .meta({ description: 'holds personal data of people in the EU' }),
  database: z
    .strictObject({
      engine: z.enum(['aurora-global', 'rds-replica', 'external']),
      postgresVersion: version.optional().meta({ description: 'major.minor', examples: ['17.11'] }),
    })
    .optional(),
  cache: z
    .strictObject({
      regions: z
        .array(regionName)
        .min(1)
        .meta({
          description: 'the first is the primary; at most two more',
          examples: [['us-west-2', 'us-east-1']],
        }),
    })
    .optional(),
});

/** What runs in each region, where Meridian deploys it. */
export const workloadSchema = z.strictObject({
  kubernetesVersion: version.meta({ examples: ['1.36'] }),
  publicEndpoint: z
    .boolean()
    .default(false)
    .meta({ description: "whether the clusters' API answers the internet" }),
});

/** How two versions of one thing are reconciled. */
export const conflictSchema = z.strictObject({
  strategy: z
    .enum(['causal', 'score'])
    .default('causal')
    .meta({ description: 'score: points added to seconds of clock' }),
  points: z
    .strictObject({
      primaryRegion: z.number().default(0),
      moneyMovement: z.number().default(0),
      completed: z.number().default(0),
    })
    .optional()
    .meta({
      description: 'with score only',
      examples: [{ primaryRegion: 1000, moneyMovement: 500, completed: 200 }],
    }),
});

export type Cell = z.infer<typeof cellSchema>;
