import * as z from 'zod';

export const regionName = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z]+)+-\d$/)
  .meta({ description: 'an AWS Region name', examples: ['us-west-2'] });

const dnsName = z
  .string()
  .regex(
    /^(?=.{1,253}$)([a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]$/,
  )
  .meta({ description: 'a DNS name, no final dot', examples: ['ingress.us-west-2.example.net'] });

/** One region that serves. Shares are percent of all traffic, capacity percent of the region's own normal load. */
export const regionSchema = z.strictObject({
  name: regionName,
  priority: z
    .number()
    .int()
    .min(1)
    .max(100)
    .meta({ description: '1 is preferred first', examples: [1] }),
  share: z
    .number()
    .min(0)
    .max(100)
    .meta({ description: 'percent of all traffic in normal times', examples: [40] }),
  capacityPercent: z
    .number()
    .min(1)
    .max(10_000)
    .meta({
      description: 'what the region can carry, in percent of its own normal share',
      examples: [150],
    }),
  jurisdiction: z
    .string()
    .min(2)
    .max(32)
    .meta({ description: 'whose law holds there', examples: ['EU'] }),
  endpoint: z.strictObject({
    hostname: dnsName.meta({
      description: "the region's own entry: a load balancer's name",
      examples: ['ingress.us-west-2.example.net'],
    }),
    hostedZoneId: z
      .string()
      .regex(/^Z[A-Z0-9]{3,31}$/)
      .optional()
      .meta({
        description: "the load balancer's hosted zone, needed where entry.leaf is alias",
        examples: ['Z1H1FL5HABSF5'],
      }),
  }),
});

export const continents = ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'] as const;

/** A residency pool: regions that may stand in for one another. One weighted group in DNS. */
export const poolSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/)
    .meta({ description: 'a DNS label: <pool>.api.<zone>', examples: ['world'] }),
  regions: z.array(regionName).min(1),
  default: z
    .boolean()
    .default(false)
    .meta({ description: 'answers every place no other pool names (the `*` record)' }),
  continents: z
    .array(z.enum(continents))
    .default([])
    .meta({ description: 'resolvers there are answered from this pool', examples: [['EU']] }),
  strict: z
    .boolean()
    .default(false)
    .meta({ description: 'never answered with a region outside the pool' }),
  jurisdiction: z
    .string()
    .min(2)
    .max(32)
    .optional()
    .meta({ description: 'what every region of a strict pool must be under', examples: ['EU'] }),
});

export type RegionEntry = z.infer<typeof regionSchema>;
export type Pool = z.infer<typeof poolSchema>;
