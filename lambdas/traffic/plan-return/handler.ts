import { isHeldIn } from '../../../core/control/control';
import { majoritySays } from '../../../core/incident/sight';
import { isDrained } from '../../../core/voting/gate';
import type { NotMine, Place, StepPorts } from '../../incident/run';
import { asOwner } from '../../incident/run';
import type { ReadSight } from '../../ports';

export type PlanReturnPorts = StepPorts & { readonly readSight: ReadSight };

export type ReturnPlan =
  | NotMine
  | { readonly outcome: 'abort'; readonly because: string }
  | { readonly outcome: 'step'; readonly level: number }
  | { readonly outcome: 'full' };

/**
 * The next step of a region's return, looked at afresh before each: how far it is back already, and
 * whether anything speaks against more.
 */
export const planReturn =
  (ports: PlanReturnPorts, place: Place) =>
  (event: unknown): Promise<ReturnPlan> =>
    asOwner(event, ports, place, async ({ incident, control }): Promise<ReturnPlan> => {
      const { region, level } = incident;
      const { plane, restore } = place.view;
      const sight = await ports.readSight();
      if (isHeldIn(control, region)) return { outcome: 'abort', because: `${region} is held` };
      if (isDrained(region, sight.pictures, plane.quorum)) {
        return { outcome: 'abort', because: `${region} is drained again` };
      }
      if (majoritySays('failed', region, sight, plane)) {
        return { outcome: 'abort', because: `${region} has failed again` };
      }
      const next = restore.stepsPercent.map((percent) => percent / 100).find((at) => at > level);
      return next === undefined ? { outcome: 'full' } : { outcome: 'step', level: next };
    });
