import * as z from 'zod';
import { readJson } from '../../core/topology/json-text';
import type { Problem } from '../../core/topology/problem';
import type { Topology } from '../../core/topology/schema';
import { shapeProblems } from '../../core/topology/shape-problems';
import { restoreSchema, writerSchema } from '../../core/topology/slow-path-schema';
import { faultSchema } from '../network/fault';
import { operatorActSchema } from '../world/operator';

/** What must be true when the story is over. Everything left out is not looked at. */
const expectationsSchema = z.strictObject({
  rto: z
    .enum(['trafficHard', 'trafficGray', 'trafficLeafSilent', 'trafficLeafUnanswered'])
    .optional()
    .meta({ description: "the budget path whose bound the last client's recovery keeps" }),
  gateCloses: z.record(z.string(), z.number().int().min(0)).optional().meta({
    description: 'how often the gate of a region closes; regions left out must never be drained',
  }),
  withheld: z
    .string()
    .optional()
    .meta({ description: 'a rule by which some vote was withheld', examples: ['two-at-once'] }),
  abstains: z.string().optional().meta({ description: 'an observer that finds itself isolated' }),
  falseDrains: z.number().int().min(0).optional(),
  failedRequests: z.number().int().min(0).optional(),
  failedOnHealthyRegion: z
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'requests that failed although DNS had named a region that was well' }),
  otherPoolsUntouched: z
    .boolean()
    .optional()
    .meta({ description: 'no failed request for clients of a pool that no fault named' }),
  neverNamedAfterDrain: z
    .boolean()
    .optional()
    .meta({ description: 'no DNS answer names a drained region while its gate is closed' }),
  incidents: z
    .record(z.string(), z.string())
    .optional()
    .meta({
      description: 'how the last incident of a region stands: kind, phase and outcome',
      examples: [{ '@largest': 'failover closed done' }],
    }),
  writers: z
    .record(z.string(), z.string())
    .optional()
    .meta({
      description: 'who writes the cell that a region wrote',
      examples: [{ '@largest': '@candidate' }],
    }),
  paged: z.boolean().optional().meta({ description: 'whether a person was called at once' }),
});

/**
 * A bad day as data. Regions may be named by what they are: `@largest` has the largest share of a
 * group with other members, `@second` comes next in that group, `@other` is in another group,
 * `@spare` is in the largest one's group and writes nothing, `@candidate` is the first to write when
 * the largest cannot.
 */
export const scenarioSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .meta({ examples: ['region-loss'] }),
  about: z.string().min(10),
  with: z
    .strictObject({
      mode: z.enum(['observe', 'manual', 'automatic']).optional(),
      writer: writerSchema.optional(),
      restore: restoreSchema.optional(),
    })
    .default({})
    .meta({ description: 'settings of the topology that the story needs otherwise' }),
  calmSeconds: z.number().min(0).max(600).default(6),
  steps: z
    .array(
      z.union([
        z.strictObject({ atSeconds: z.number().min(0).max(3_600), break: faultSchema }),
        z.strictObject({ atSeconds: z.number().min(0).max(3_600), heal: z.string() }),
        z.strictObject({ atSeconds: z.number().min(0).max(3_600), operator: operatorActSchema }),
      ]),
    )
    .min(1),
  durationSeconds: z.number().min(1).max(3_600),
  expect: expectationsSchema,
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type Expectations = z.infer<typeof expectationsSchema>;

/** The topology as the story needs it. */
export const settingOf = (scenario: Scenario, topology: Topology): Topology => ({
  ...topology,
  mode: scenario.with.mode ?? topology.mode,
  writer: scenario.with.writer ?? topology.writer,
  restore: scenario.with.restore ?? topology.restore,
});

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a scenario as a whole: either it, or all its problems. */
export function parseScenario(text: string): ParsedScenario {
  const json = readJson(text);
  if (!json.ok) return json;
  const read = scenarioSchema.safeParse(json.document);
  return read.success
    ? { ok: true, scenario: read.data }
    : { ok: false, problems: shapeProblems(scenarioSchema, json.document, read.error) };
}
