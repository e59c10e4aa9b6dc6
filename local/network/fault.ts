import * as z from 'zod';

/** What can be done to the world. A scenario and `meridian break` say it in the same words. */
export const faultSchema = z.discriminatedUnion('fault', [
  z.strictObject({
    fault: z.literal('region-down'),
    region: z.string(),
    /** silent: connections are accepted and never answered, the worst case; refused: reset at once. */
    style: z.enum(['silent', 'refused']).default('silent'),
  }),
  z.strictObject({
    fault: z.literal('gray'),
    region: z.string(),
    /** slow: answers after ten seconds; errors: status 503. */
    how: z.enum(['slow', 'errors']).default('errors'),
    share: z.number().min(0.01).max(1).default(1),
  }),
  z.strictObject({
    fault: z.literal('isolated'),
    region: z.string(),
  }),
  z.strictObject({
    fault: z.literal('partition'),
    from: z.string(),
    to: z.string(),
  }),
  z.strictObject({
    fault: z.literal('connection-loss'),
    percent: z.number().min(0).max(100),
  }),
  z.strictObject({
    fault: z.literal('lying-observer'),
    region: z.string(),
    about: z.string(),
  }),
  z.strictObject({ fault: z.literal('route53-api') }),
  z.strictObject({ fault: z.literal('strong-table') }),
]);

export type Fault = z.infer<typeof faultSchema>;

/** One line of a story about the fault. */
export function describeFault(fault: Fault): string {
  switch (fault.fault) {
    case 'region-down':
      return `${fault.region} goes down hard (${fault.style})`;
    case 'gray':
      return `${fault.region} turns gray: ${(fault.share * 100).toFixed(0)} % of requests ${fault.how}`;
    case 'isolated':
      return `${fault.region} can no longer reach anyone`;
    case 'partition':
      return `${fault.from} can no longer reach ${fault.to}`;
    case 'connection-loss':
      return `${fault.percent} % of all connections get lost`;
    case 'lying-observer':
      return `${fault.region} serves a vote about ${fault.about} that nobody cast`;
    case 'route53-api':
      return "Route 53's control plane stops answering";
    case 'strong-table':
      return 'the members of the strong table lose one another';
  }
}

/** The regions a fault names, so that a misspelt one is refused. */
export function regionsOf(fault: Fault): string[] {
  switch (fault.fault) {
    case 'region-down':
    case 'gray':
    case 'isolated':
      return [fault.region];
    case 'partition':
      return [fault.from, fault.to];
    case 'lying-observer':
      return [fault.region, fault.about];
    case 'connection-loss':
    case 'route53-api':
    case 'strong-table':
      return [];
  }
}
