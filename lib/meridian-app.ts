import { App } from 'aws-cdk-lib';
import { dataOrigins, dataRegions, tangledRegions } from '../core/topology/data-places';
import type { Topology } from '../core/topology/schema';
import { strongMembers } from './constructs/control-state';
import { DataCopiesStack, DataStack } from './data-stack';
import { GlobalStack } from './global-stack';
import { MemberStack } from './member-stack';
import { RegionalStack } from './regional-stack';

type AppOptions = {
  /** What cdk.json says: without it an app of one's own synthesizes other templates. */
  readonly context: Readonly<Record<string, unknown>>;
  /** @default - what the topology says */
  readonly gates?: Topology['dns']['gates'];
  /** @default - a new temporary folder */
  readonly outdir?: string;
  /** Whether synthesis runs CloudFormation's rules. @default - unless CDK_VALIDATION=false */
  readonly validation?: boolean;
  /** Whether the cells' data is deployed too. @default true */
  readonly data?: boolean;
};

/** A topology's stacks as an app of their own, outside the CDK's command line. */
export function buildApp(topology: Topology, options: AppOptions): App {
  const { context, gates, outdir, validation, data = true } = options;
  const app = new App({
    context,
    analyticsReporting: false,
    treeMetadata: false,
    ...(outdir === undefined ? {} : { outdir }),
    ...(validation === undefined ? {} : { builtinCloudFormationValidation: validation }),
  });
  const phased = { ...topology, dns: { ...topology.dns, gates: gates ?? topology.dns.gates } };
  if (data) addStacks(app, phased);
  else addPlaneStacks(app, phased);
  return app;
}

/** Every stack of a topology that `readRequest` let through. */
export function addStacks(app: App, topology: Topology): void {
  addPlaneStacks(app, topology);
  addDataStacks(app, topology);
}

/** A stack for each region, and the global one, deployed after them because it reads their outputs. */
function addPlaneStacks(app: App, topology: Topology): void {
  const serving = topology.regions.map(({ name }) => name);
  const silent = strongMembers(topology).filter((member) => !serving.includes(member));
  const first = [
    ...serving.map((region) => new RegionalStack(app, { topology, region })),
    ...silent.map((region) => new MemberStack(app, { topology, region })),
  ];
  const global = new GlobalStack(app, { topology });
  for (const stack of first) global.addStackDependency(stack, 'reads its outputs');
}

/** Beside the plane, which needs none of them; each after the stacks whose data it copies. */
function addDataStacks(app: App, topology: Topology): void {
  const tangled = tangledRegions(topology);
  const begun = new Map(
    dataRegions(topology).map((region) => {
      const part = tangled.includes(region) ? 'begun' : 'all';
      return [region, new DataStack(app, { topology, region, part })];
    }),
  );
  for (const [region, stack] of begun) {
    const copies = tangled.includes(region)
      ? new DataCopiesStack(app, { topology, place: stack.place })
      : stack;
    for (const origin of dataOrigins(topology, region)) {
      const first = begun.get(origin);
      if (first !== undefined) copies.addStackDependency(first, 'copies its data');
    }
  }
}
