import path from 'node:path';
import type { Topology } from '../../core/topology/schema';
import type { Bundles } from '../lambda/bundles';
import { bundleFunctions } from '../lambda/bundles';
import type { FunctionSpec } from '../lambda/function-spec';
import { loadFunctions } from '../lambda/function-spec';
import type { LoadedRoute53 } from '../route53/loaded-route53';
import { loadRoute53 } from '../route53/loaded-route53';
import { StackSet } from '../template/stack-set';
import { synthesizedStacks } from '../template/synthesis';

/** Everything a world is made of before it has an address: what would be deployed. */
export type Loaded = {
  readonly stacks: StackSet;
  readonly specs: readonly FunctionSpec[];
  readonly route53: LoadedRoute53;
  readonly bundles: Bundles;
};

/** The functions of the plane; the templates must name no others. */
const places = [
  { feature: 'traffic', step: 'probe' },
  { feature: 'traffic', step: 'drain' },
];

/** Synthesizes and bundles side by side, then reads the templates. */
export async function load(root: string, file: string, topology: Topology): Promise<Loaded> {
  const [list, bundles] = await Promise.all([
    synthesizedStacks(root, path.resolve(file)),
    bundleFunctions(root, places),
  ]);
  const stacks = new StackSet(list, topology.account);
  const specs = loadFunctions(stacks, topology.environment);
  const missing = specs.filter(
    ({ place }) =>
      !places.some(({ feature, step }) => feature === place.feature && step === place.step),
  );
  if (missing.length > 0) {
    throw new Error(`no bundle for ${missing.map(({ name }) => name).join(', ')}`);
  }
  return { stacks, specs, route53: loadRoute53(stacks), bundles };
}
