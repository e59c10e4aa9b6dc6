import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { parseTopology } from '../../core/topology/parse';
import type { Topology } from '../../core/topology/schema';
import { DataStack } from '../../lib/data-stack';
import { GlobalStack } from '../../lib/global-stack';
import { RegionalStack } from '../../lib/regional-stack';
import { cdkContext } from '../../lib/synthesize';

type Json = Readonly<Record<string, unknown>>;

export type Resource = {
  readonly Type: string;
  readonly Properties: Json;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
};

/** cdk.json's context, without bundling: tests read templates, and code is not in them. */
export const quickContext = { ...cdkContext(), 'aws:cdk:bundling-stacks': [] };

/** The repository's own topology with some top-level keys replaced. */
export function topologyWith(replaced: Json = {}): Topology {
  const file = join(__dirname, '..', '..', 'topology.json');
  return parsed({ ...(JSON.parse(readFileSync(file, 'utf8')) as Json), ...replaced });
}

/** A topology of so many made-up regions in one pool. */
export function topologyOfSize(size: number, replaced: Json = {}): Topology {
  const regions = Array.from({ length: size }, (_, index) => ({
    name: `xx-${String.fromCharCode(97 + index)}-1`,
    priority: index + 1,
    share: 100 / size,
    capacityPercent: 200,
    jurisdiction: 'XX',
    endpoint: { hostname: `lb-${index}.example.net`, hostedZoneId: `ZLB${index}` },
  }));
  const pools = [{ name: 'world', regions: regions.map(({ name }) => name), default: true }];
  return parsed({ environment: 'test', zone: 'bank.example', regions, pools, ...replaced });
}

/** The global stack's template, on its own. */
export function globalOf(topology: Topology, gates = topology.dns.gates): Template {
  const phased = { ...topology, dns: { ...topology.dns, gates } };
  return templateOf((app) => new GlobalStack(app, { topology: phased }));
}

/** A regional stack's template, on its own. */
export const regionalOf = (topology: Topology, region: string): Template =>
  templateOf((app) => new RegionalStack(app, { topology, region }));

/** A data stack's template, on its own. */
export const dataOf = (topology: Topology, region: string): Template =>
  templateOf((app) => new DataStack(app, { topology, region }));

function templateOf(build: (app: App) => Stack): Template {
  return inFolder((outdir) => {
    const app = new App({ context: quickContext, outdir, analyticsReporting: false });
    return Template.fromStack(build(app));
  });
}

/** Lends a folder that is gone afterwards. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-test-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export type Assembly = ReturnType<App['synth']>;

/** One template of a whole app. */
export const templateIn = (assembly: Assembly, stackName: string): Template =>
  Template.fromJSON(assembly.getStackByName(stackName).template as Json);

/** The resources of a type by logical id, or of every type. */
export function resourcesOf(template: Template, type?: string): Record<string, Resource> {
  const { Resources } = template.toJSON() as { Resources: Record<string, Resource> };
  const wanted = Object.entries(Resources).filter(([, { Type }]) => (type ?? Type) === Type);
  return Object.fromEntries(wanted);
}

/** What the resources of a type say of themselves, in the template's order. */
export const propertiesOf = (template: Template, type: string): Json[] =>
  Object.values(resourcesOf(template, type)).map(({ Properties }) => Properties);

/** What changes with every line of code: asset hashes, and the versions named after them. */
export function scrubbed(template: Template): unknown {
  const text = JSON.stringify(template.toJSON())
    .replace(/[0-9a-f]{64}/g, 'ASSET')
    .replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1HASH');
  return JSON.parse(text);
}

function parsed(document: unknown): Topology {
  const result = parseTopology(document);
  if (!result.ok) throw new Error(`not a topology: ${JSON.stringify(result.problems)}`);
  return result.topology;
}
