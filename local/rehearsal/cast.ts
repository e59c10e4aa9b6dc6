import type { Topology } from '../../core/topology/schema';
import type { Fault } from '../network/fault';
import type { Scenario } from './scenario';

/** A scenario that names a region this topology does not have. */
export class NoSuchRole extends Error {
  override readonly name = 'NoSuchRole';
}

/** Puts this topology's regions into a scenario's roles, so that one story fits any bank. */
export function castScenario(scenario: Scenario, topology: Topology): Scenario {
  const roles = rolesOf(topology);
  const region = (name: string): string => roleOf(name, roles, topology);
  return {
    ...scenario,
    steps: scenario.steps.map((step) => castStep(step, region)),
    expect: {
      ...scenario.expect,
      ...(scenario.expect.gateCloses === undefined
        ? {}
        : { gateCloses: castKeys(scenario.expect.gateCloses, region) }),
      ...(scenario.expect.incidents === undefined
        ? {}
        : { incidents: castKeys(scenario.expect.incidents, region) }),
      ...(scenario.expect.writers === undefined
        ? {}
        : { writers: castWriters(scenario.expect.writers, region, topology) }),
      ...(scenario.expect.abstains === undefined
        ? {}
        : { abstains: region(scenario.expect.abstains) }),
    },
  };
}

type Step = Scenario['steps'][number];

function castStep(step: Step, region: (name: string) => string): Step {
  if ('break' in step) return { ...step, break: castFault(step.break, region) };
  if ('heal' in step) return { ...step, heal: step.heal === '*' ? '*' : region(step.heal) };
  const { operator } = step;
  return operator.act === 'kill-switch'
    ? step
    : { ...step, operator: { ...operator, region: region(operator.region) } };
}

/** Cells by the region that writes them at first; a topology in which it writes none expects none. */
function castWriters(
  writers: Readonly<Record<string, string>>,
  region: (name: string) => string,
  { cells }: Topology,
): Record<string, string> {
  const expected = Object.entries(writers).flatMap(([before, after]) =>
    cells
      .filter(({ writer, candidates }) => writer === region(before) && candidates.length > 0)
      .map(({ name, candidates }) => [
        name,
        after === '@candidate' ? (candidates[0] ?? '') : region(after),
      ]),
  );
  return Object.fromEntries(expected) as Record<string, string>;
}

function castFault(fault: Fault, region: (name: string) => string): Fault {
  switch (fault.fault) {
    case 'region-down':
    case 'gray':
    case 'isolated':
      return { ...fault, region: region(fault.region) };
    case 'partition':
      return { ...fault, from: region(fault.from), to: region(fault.to) };
    case 'lying-observer':
      return { ...fault, region: region(fault.region), about: region(fault.about) };
    case 'connection-loss':
    case 'route53-api':
    case 'strong-table':
      return fault;
  }
}

const castKeys = <T>(by: Record<string, T>, region: (name: string) => string): Record<string, T> =>
  Object.fromEntries(Object.entries(by).map(([name, value]) => [region(name), value]));

type Roles = Readonly<Record<string, string | undefined>>;

/** The region with the largest share whose group has other members to take its users. */
export function largestRegion({ regions, pools }: Topology): string {
  const [largest] = regions
    .toSorted((a, b) => b.share - a.share)
    .filter(({ name }) =>
      pools.some((pool) => pool.regions.length > 1 && pool.regions.includes(name)),
    );
  if (largest !== undefined) return largest.name;
  throw new NoSuchRole('no pool has two regions, so no region can be lost without losing its pool');
}

function rolesOf(topology: Topology): Roles {
  const { regions, pools } = topology;
  const byShare = regions.toSorted((a, b) => b.share - a.share).map(({ name }) => name);
  const largest = largestRegion(topology);
  const group = pools.find((pool) => pool.regions.includes(largest))?.regions ?? [];
  const second = byShare.find((name) => name !== largest && group.includes(name));
  const elsewhere = byShare.find((name) => !group.includes(name));
  const writers = topology.cells.map(({ writer }) => writer);
  const spare = byShare.find(
    (name) => name !== largest && group.includes(name) && !writers.includes(name),
  );
  return {
    '@largest': largest,
    '@second': second,
    '@other': elsewhere ?? second,
    '@spare': spare ?? second,
  };
}

function roleOf(name: string, roles: Roles, { regions }: Topology): string {
  const known = regions.map((region) => region.name);
  const region = name.startsWith('@') ? roles[name] : name;
  if (region === undefined || !known.includes(region)) {
    throw new NoSuchRole(
      `scenario names "${name}", which this topology has not; ` +
        `write one of ${[...Object.keys(roles), ...known].join(', ')}`,
    );
  }
  return region;
}
