import * as z from 'zod';
import { regionName } from './region-schema';

const version = z.string().regex(/^\d+(\.\d+){0,2}$/);

/** A cell's database: what AWS calls it, and how large each of its copies is. */
export const databaseSchema = z.strictObject({
  engine: z.enum(['aurora-global', 'rds-replica', 'external']).meta({
    description:
      'aurora-global: one global database, recommended; rds-replica: an instance and read ' +
      "replicas; external: the bank's own, deployed by nobody here",
  }),
  postgresVersion: version
    .default('17.11')
    .meta({ description: 'major.minor, one that AWS supports', examples: ['17.11'] }),
  instanceClass: z
    .string()
    .regex(/^db\.[a-z0-9]+\.[a-z0-9]+$/)
    .default('db.r7g.2xlarge')
    .meta({ description: 'of every copy: one that takes over carries the whole load' }),
  storageGib: z.number().int().min(20).max(65_536).default(1_000).meta({
    description: 'of an RDS instance, to begin with',
  }),
  maxStorageGib: z.number().int().min(20).max(65_536).default(5_000).meta({
    description: 'up to which an RDS instance grows by itself',
  }),
  backupDays: z.number().int().min(1).max(35).default(30),
  external: z
    .strictObject({
      kind: z.enum(['aurora-global', 'rds-replica']),
      members: z.record(regionName, z.string().regex(/^arn:aws[a-z-]*:rds:/)).meta({
        description: 'the ARN of the copy in the region of the writer and of each candidate',
        examples: [{ 'us-west-2': 'arn:aws:rds:us-west-2:111122223333:cluster:ledger' }],
      }),
    })
    .optional()
    .meta({
      description:
        'with engine external: what Meridian promotes; without it the bank does, told by hooks',
    }),
});

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
  database: databaseSchema.optional(),
  cache: z
    .strictObject({
      regions: z
        .array(regionName)
        .min(1)
        .meta({
          description: 'the first is the primary; at most two more',
          examples: [['us-west-2', 'us-east-1']],
        }),
      nodeType: z
        .string()
        .regex(/^cache\.[a-z0-9]+\.[a-z0-9]+$/)
        .default('cache.r7g.large')
        .meta({ description: 'of every node' }),
      nodes: z.number().int().min(2).max(6).default(3).meta({
        description: 'in each region: one that is written to, the others ready',
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
