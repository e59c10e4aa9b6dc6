import * as z from 'zod';
import { regionSchema, poolSchema } from './region-schema';
import { dnsSchema, entrySchema, healthCheckSchema } from './dns-schema';
import { probingSchema, votingSchema, leaseSchema } from './plane-schema';
import { cellSchema, conflictSchema, workloadSchema } from './state-schema';
import { approvalSchema, hooksSchema, restoreSchema, writerSchema } from './slow-path-schema';
import { targetsSchema } from './targets-schema';

/** A rule the operator knowingly breaks. It costs a sentence, and `plan` repeats the sentence. */
const acceptedSchema = z.strictObject({
  rule: z
    .string()
    .min(1)
    .meta({ description: 'the rule, as `plan` names it', examples: ['residency.legal-survivor'] }),
  path: z
    .string()
    .optional()
    .meta({ description: 'only the finding at this path', examples: ['pools[1]'] }),
  reason: z.string().min(10).meta({ description: 'why breaking it is right here, in a sentence' }),
});

/**
 * `topology.json`: what is governed and how. The schema can say what is wrong as well as what is
 * right (an operator's first draft, an old decision record); whether it can work is `plan`'s word.
 */
export const topologySchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'where an editor finds this schema' }),
    environment: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,15}$/)
      .meta({
        description: 'part of every physical name: lower case, 1-16 characters',
        examples: ['prod'],
      }),
    account: z
      .string()
      .regex(/^\d{12}$/)
      .default('111122223333')
      .meta({ description: 'the AWS account that holds the plane', examples: ['111122223333'] }),
    zone: z
      .string()
      .regex(/^(?=.{4,180}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/)
      .meta({
        description: 'the hosted zone, lower case, no final dot',
        examples: ['banking.example.com'],
      }),
    mode: z.enum(['observe', 'manual', 'automatic']).default('automatic').meta({
      description:
        'observe: computes and audits, serves no vote; manual: the writer moves by approval',
    }),
    targets: targetsSchema.prefault({}),
    regions: z.array(regionSchema).min(2).max(40),
    pools: z.array(poolSchema).min(1),
    dns: dnsSchema.prefault({}),
    entry: entrySchema.prefault({}),
    healthChecks: z
      .array(healthCheckSchema)
      .optional()
      .meta({ description: 'the endpoint checks; left out, every region gets a fast HTTPS check' }),
    probing: probingSchema.prefault({}),
    voting: votingSchema.prefault({}),
    cooldownSeconds: z
      .number()
      .int()
      .min(0)
      .max(86_400)
      .default(300)
      .meta({ description: 'between two writer moves in one cell' }),
    lease: leaseSchema.optional(),
    cells: z.array(cellSchema).default([]),
    writer: writerSchema.prefault({}),
    approval: approvalSchema.prefault({}),
    restore: restoreSchema.prefault({}),
    hooks: hooksSchema.prefault({}),
    workload: workloadSchema.optional(),
    conflict: conflictSchema.prefault({}),
    accepted: z.array(acceptedSchema).default([]),
  })
  .meta({
    title: 'Meridian topology',
    description: 'regions, pools, DNS, probing, cells and targets of one environment',
  });

export type Topology = z.infer<typeof topologySchema>;
export type Accepted = z.infer<typeof acceptedSchema>;
