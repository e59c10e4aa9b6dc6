import * as z from 'zod';
import { regionName } from './region-schema';

/** How every region watches every other. */
export const probingSchema = z.strictObject({
  path: z
    .string()
    .regex(/^\//)
    .max(255)
    .default('/region-health')
    .meta({ description: 'answers 200 while the region can serve' }),
  intervalSeconds: z.number().min(1).max(3_600).default(2),
  timeoutMs: z
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(2_000)
    .meta({ description: 'after which an observation is a failure; slow counts as failed' }),
  threshold: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .meta({ description: 'consecutive failures that make a verdict `failed`' }),
  recoveryThreshold: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(10)
    .meta({ description: 'consecutive successes that withdraw a vote' }),
  canaries: z
    .array(z.url({ protocol: /^https?$/ }))
    .max(8)
    .default([
      'https://dynamodb.us-east-2.amazonaws.com/ping',
      'https://dynamodb.ap-northeast-1.amazonaws.com/ping',
    ])
    .meta({
      description: 'neutral places: an observer that reaches none of them is isolated and abstains',
    }),
});

/** How votes are counted and how long they stand. */
export const votingSchema = z.strictObject({
  quorum: z
    .union([z.literal('majority'), z.number().int().min(1).max(39)])
    .default('majority')
    .meta({ description: 'a strict majority of the others, or a fixed number of votes' }),
  truthSeconds: z.number().int().min(60).max(3_600).default(150).meta({
    description:
      'a vote without a heartbeat for longer reads as admit; two scheduled starts may lie 119 s apart',
  }),
});

/** The strong table's place: exactly three members that hold all control state. */
export const leaseSchema = z.strictObject({
  members: z
    .array(regionName)
    .min(1)
    .max(6)
    .meta({ examples: [['us-east-1', 'eu-west-1', 'ap-southeast-1']] }),
  consistency: z
    .enum(['strong', 'eventual'])
    .default('strong')
    .meta({ description: 'eventual writes are local: no lock' }),
  leaseSeconds: z.number().int().min(10).max(600).default(60),
  clockSkewSeconds: z
    .number()
    .min(0)
    .max(60)
    .default(2)
    .meta({ description: 'the difference of any two clocks at most' }),
});
