import { dnsWeights } from '../../core/capacity/dns-weights';
import { heldRegions } from '../slow-path/checks/drained-for-cause';
import type { World } from '../slow-path/world';

/**
 * What is not yet as it was before the day began; nothing once all is well: every region serves its
 * share under open gates, each cell has one writer that may write, and nobody has work left.
 */
export function missingToBeWhole(world: World): string[] {
  return [
    ...incidents(world),
    ...cells(world),
    ...weights(world),
    ...world.view.plane.regions
      .filter((region) => world.dns.isOut(region))
      .map((region) => `the gate of ${region} is closed`),
    ...[...heldRegions(world)].map((region) => `${region} is held`),
    ...runs(world),
  ];
}

const incidents = ({ state }: World): string[] =>
  [...state.rows.values()].flatMap((row) => {
    if (row.row !== 'incident') return [];
    if (row.phase !== 'closed') return [`${row.id} is ${row.phase}: ${row.status}`];
    return row.level === 1 || row.drill ? [] : [`${row.region} has ${row.level} of its weight`];
  });

const cells = ({ state, clock }: World): string[] =>
  [...state.rows.values()].flatMap((row) => {
    if (row.row !== 'cell') return [];
    const { cell, permit, intent } = row;
    return [
      ...(permit.open ? [] : [`the permit of ${cell} is closed`]),
      ...(permit.validUntilMs > clock.now() ? [] : [`nobody may write to ${cell}`]),
      ...(intent === undefined ? [] : [`${cell} is still meant for ${intent.candidate}`]),
    ];
  });

/** Base weights live, wherever the plane has ever wanted others. */
function weights({ settings, dns, view }: World): string[] {
  const base = dnsWeights(settings.topology);
  return view.pools.flatMap(({ name }) => {
    const live = dns.weightsOf(name).weights;
    const same = Object.entries(base[name] ?? {}).every(
      ([region, weight]) => live[region] === weight,
    );
    return same ? [] : [`live weights of ${name} are ${JSON.stringify(live)}`];
  });
}

const runs = (world: World): string[] =>
  [...world.planes.values()].flatMap(({ region, workflows }) =>
    workflows
      .runs()
      .filter(({ name, status }) => status === 'RUNNING' && !world.lostRuns.has(name))
      .map(({ name }) => `${name} still runs in ${region}`),
  );
