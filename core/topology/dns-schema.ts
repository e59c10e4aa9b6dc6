import * as z from 'zod';
import { regionName } from './region-schema';

/** How names are answered. `flat` (every record under one name) can be said, but does not work. */
export const dnsSchema = z.strictObject({
  layout: z
    .enum(['tree', 'flat'])
    .default('tree')
    .meta({ description: 'tree: api, <pool>.api, <region>.api; flat: all records under api' }),
  root: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/)
    .default('api')
    .meta({ description: 'the label clients call, below the zone', examples: ['api'] }),
  ttlSeconds: z
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(5)
    .meta({ description: "a leaf's TTL where entry.leaf is hostname" }),
  gates: z.enum(['none', 'created', 'attached']).default('attached').meta({
    description:
      'drain gates: created in a first deployment (an inverted check without data reads unhealthy), attached in a second',
  }),
  acceleratedRecovery: z
    .boolean()
    .default(true)
    .meta({ description: "a copy of Route 53's control plane in us-west-2, RTO 60 minutes" }),
});

/** Where clients come in. */
export const entrySchema = z.strictObject({
  leaf: z.enum(['hostname', 'alias']).default('hostname').meta({
    description:
      "hostname: a CNAME with dns.ttlSeconds; alias: A/AAAA with the load balancer's 60 s",
  }),
  clientTimeoutSeconds: z
    .number()
    .min(0.1)
    .max(60)
    .default(2)
    .meta({ description: 'after which a client gives up and resolves again' }),
  clientKeepAliveSeconds: z.number().int().min(60).max(604_800).default(60).meta({
    description:
      "the load balancer's client_keep_alive: how long a gray region keeps its connections",
  }),
});

/** An endpoint check of Route 53. Combinations that AWS refuses can be said and become findings. */
export const healthCheckSchema = z.strictObject({
  region: regionName,
  type: z.enum(['HTTP', 'HTTPS', 'TCP', 'CLOUDWATCH_METRIC']).default('HTTPS'),
  port: z.number().int().min(1).max(65_535).default(443),
  path: z.string().regex(/^\//).max(255).default('/region-health'),
  intervalSeconds: z
    .union([z.literal(10), z.literal(30)])
    .default(10)
    .meta({ description: 'Route 53 knows 10 (fast) and 30' }),
  threshold: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .meta({ description: 'consecutive answers that change its mind, both ways' }),
  alarm: z
    .strictObject({ name: z.string().min(1), region: regionName })
    .optional()
    .meta({
      description: 'the alarm a CLOUDWATCH_METRIC check follows',
      examples: [{ name: 'region-red', region: 'us-west-2' }],
    }),
  insufficientData: z
    .string()
    .optional()
    .meta({
      description: 'Healthy, Unhealthy or LastKnownStatus, with an alarm only',
      examples: ['LastKnownStatus'],
    }),
});

export type HealthCheckEntry = z.infer<typeof healthCheckSchema>;
