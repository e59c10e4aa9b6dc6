import type { Control } from '../control/control';
import { cellsOf, holdsOf, weightRowsOf } from '../control/control';
import type { Incident } from '../control/rows';

type Outcome = NonNullable<Incident['outcome']>;

/** In a clause: what an incident that ends so has come to. */
export function howItEnded(
  { id, kind, region, drill, level }: Incident,
  as: Outcome,
  control: Control,
): string {
  if (drill) return 'all of it was practised, and nothing real has moved';
  if (kind === 'restore') return `${region} has ${Math.round(level * 100)} % of its share`;
  const moved = cellsOf(control).filter(({ movedBy }) => movedBy === id);
  const writers = moved.map((cell) => `${cell.region} writes ${cell.cell}`);
  const traffic = {
    done: 'clients go elsewhere',
    recovered: `${region} is healthy again`,
    aborted: 'it was called off',
  }[as];
  return [traffic, ...(writers.length > 0 ? writers : ['no role has moved'])].join(', ');
}

/**
 * In a sentence each: what has to follow, and whether a person has to see to it. A drill leaves
 * nothing, its hold is its own.
 */
export function leftToDo({ region, drill, level }: Incident, control: Control): string[] {
  if (drill) return [];
  const holders = holdsOf(control).flatMap((hold) => (hold.region === region ? [hold.by] : []));
  const late = weightRowsOf(control).flatMap(({ pool, pending }) =>
    pending === undefined
      ? []
      : [`weights of ${pool} are not in DNS yet and are tried again: ${pending}`],
  );
  return [...late, ...returnOf(region, level, holders)];
}

function returnOf(region: string, level: number, holders: readonly string[]): string[] {
  if (holders.length > 0) {
    const release = `when it is known to be whole: meridian release ${region} --reason …`;
    return [`${region} is held by ${holders.join(', ')}; ${release}`];
  }
  return level < 1 ? [`${region} comes back by itself once it is healthy and admitted`] : [];
}
