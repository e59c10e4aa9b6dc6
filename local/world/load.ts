import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Topology } from '../../core/topology/schema';
import type { Bundles, FunctionPlace } from '../lambda/bundles';
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

/** Synthesizes and bundles side by side, then reads the templates. */
export async function load(root: string, topology: Topology): Promise<Loaded> {
  const places = await functionPlaces(root);
  const [list, bundles] = await Promise.all([
    synthesizedStacks(root, topology),
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

/** Every folder of `lambdas` with an index: the code of one function. */
async function functionPlaces(root: string): Promise<FunctionPlace[]> {
  const files = await readdir(path.join(root, 'lambdas'), { recursive: true });
  return files
    .map((file) => file.split(path.sep))
    .filter((parts) => parts.length === 3 && parts[2] === 'index.ts')
    .map(([feature = '', step = '']) => ({ feature, step }));
}
