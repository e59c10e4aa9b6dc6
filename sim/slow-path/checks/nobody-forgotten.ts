import { isKilled } from '../../../core/control/control';
import type { Incident } from '../../../core/control/rows';
import { ms } from '../../../core/topology/control-view';
import type { World } from '../world';
import type { Check } from './check';
import { everySecond } from './check';
import { ableRegions, hasQuorum } from './able';

/** A region that could take up what nobody works on does so within a few turns. */
const turnsMs = 40_000;

/** Every open incident is being run, or waits for a person who was paged for it. */
export const nobodyForgotten: Check = (world, report) => {
  const paged = new Set<string>();
  const aloneSinceMs = new Map<string, number>();
  return {
    see: (happening) => {
      if (happening.what !== 'fact') return;
      const { kind, incident, severity } = happening.fact;
      if (kind !== 'OperatorPaged' || incident === undefined) return;
      // Of a drill, nobody is called out of bed.
      if (severity !== 'notice' || incident.startsWith('drill-')) paged.add(incident);
    },
    look: everySecond(world, (nowMs) => {
      for (const incident of openOnes(world)) {
        const { id } = incident;
        if (!isAlone(incident, paged.has(id), world)) aloneSinceMs.delete(id);
        else if (!aloneSinceMs.has(id)) aloneSinceMs.set(id, nowMs);
        if (nowMs - (aloneSinceMs.get(id) ?? nowMs) > turnsMs) {
          aloneSinceMs.set(id, nowMs);
          report(`${id} is ${incident.phase}, nobody works on it and nobody was paged`);
        }
      }
    }),
  };
};

const openOnes = ({ state }: World): Incident[] =>
  [...state.rows.values()].filter(
    (row): row is Incident => row.row === 'incident' && row.phase !== 'closed',
  );

function isAlone(incident: Incident, wasPaged: boolean, world: World): boolean {
  if (incident.phase !== 'running') return !wasPaged;
  // A person has stopped all runs, or nobody can write: neither is to be taken up now.
  if (isKilled({ rows: world.state.rows }) || !hasQuorum(world)) return false;
  // The sick region takes no part in its own case.
  if (ableRegions(world).every((region) => region === incident.region)) return false;
  const untilMs = incident.lease?.untilMs ?? incident.changedAtMs;
  return untilMs + ms(world.view.clockSkewSeconds) < world.clock.now();
}
