import * as z from 'zod';
import { flag, wholeNumber } from './cloudformation';

const config = z.strictObject({
  Type: z.enum(['HTTP', 'HTTPS', 'TCP', 'CALCULATED'], {
    error: ({ input }) =>
      `type ${String(input)} is not imitated, use HTTP, HTTPS, TCP or CALCULATED`,
  }),
  FullyQualifiedDomainName: z.string().optional(),
  Port: wholeNumber.optional(),
  ResourcePath: z.string().optional(),
  RequestInterval: wholeNumber.optional(),
  FailureThreshold: wholeNumber.optional(),
  Inverted: flag.default(false),
  Disabled: flag.default(false),
  /** Accepted without effect: the model speaks no TLS and publishes no latency. */
  EnableSNI: flag.optional(),
  MeasureLatency: flag.optional(),
  Regions: z.array(z.string()).optional(),
  ChildHealthChecks: z.array(z.string()).optional(),
  HealthThreshold: wholeNumber.optional(),
  /** Known, so that Route 53's own refusal can be said. */
  AlarmIdentifier: z.unknown().optional(),
  InsufficientDataHealthStatus: z.unknown().optional(),
});

const together = config.refine(({ Disabled, Inverted }) => !(Disabled && Inverted), {
  error: 'Disabled with Inverted is not imitated, since no document says what they mean together',
});

export type HealthCheckConfig = z.output<typeof config>;

/** The properties of a resource; its tags name it for people and change nothing. */
export const healthCheckSchema = z.strictObject({
  HealthCheckConfig: together,
  HealthCheckTags: z.unknown().optional(),
});
