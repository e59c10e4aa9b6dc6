import * as z from 'zod';
import { regionName } from './region-schema';

const rto = (seconds: number) =>
  z
    .strictObject({
      rtoSeconds: z.number().min(1).max(86_400).default(seconds),
      quantile: z
        .number()
        .min(0.5)
        .max(1)
        .default(0.99)
        .meta({ description: 'of incidents, for the last client; 1 compares the hard bound' }),
    })
    .prefault({});

/** What was promised. `plan` says whether the configuration can keep it. */
export const targetsSchema = z.strictObject({
  traffic: rto(30),
  cache: rto(120),
  databaseWrites: rto(600),
  rpoSeconds: z.number().min(0).max(86_400).default(5),
  availabilityPercent: z.number().min(90).max(100).default(99.999),
  withinRegionMs: z.number().min(1).max(10_000).default(100),
  betweenRegionsMs: z.number().min(1).max(10_000).default(200),
  pairs: z
    .array(
      z.strictObject({
        between: z.tuple([regionName, regionName]),
        ms: z.number().min(1).max(10_000),
      }),
    )
    .default([])
    .meta({
      description: 'pairs with a latency target of their own',
      examples: [[{ between: ['us-east-1', 'ap-southeast-1'], ms: 250 }]],
    }),
  replicationSeconds: z.number().min(0).max(3_600).default(1),
});
