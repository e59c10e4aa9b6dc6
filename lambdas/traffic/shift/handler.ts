import * as z from 'zod';
import { weightsOf } from '../../../core/control/control';
import type { NotMine, Place, Scene, StepPorts } from '../../incident/run';
import { amend, asOwner, factOf } from '../../incident/run';
import type { WeightsPorts } from '../settle-weights';
import { applyWeights, isApplied, wantWeights } from '../settle-weights';

/** 0 takes the region out; a restore asks for more in steps. */
const levelSchema = z.object({ level: z.number().min(0).max(1).default(0) });

export type ShiftPorts = StepPorts & WeightsPorts;

/**
 * Sets the region's level and brings the weights that follow from it into DNS. What Route 53 does
 * not take now is the reconciler's to bring in later; `pending` says so.
 */
export const shiftWeights =
  (ports: ShiftPorts, place: Place) =>
  (event: unknown): Promise<{ outcome: 'applied' | 'pending' } | NotMine> => {
    const { level } = levelSchema.parse(event);
    const shift = async (scene: Scene): Promise<{ outcome: 'applied' | 'pending' }> => {
      await setLevel(level, scene, ports, place);
      const planned = await ports.control.read();
      const { region } = scene.incident;
      await wantWeights(planned, ports, place, scene.run.drill ? { [region]: level } : {});
      const wanted = await ports.control.read();
      let outcome: 'applied' | 'pending' = 'applied';
      for (const { name } of place.view.pools) {
        const row = weightsOf(wanted, name);
        if (row === undefined || isApplied(row)) continue;
        if ((await applyWeights(row, ports, place)) === 'pending') outcome = 'pending';
      }
      return { outcome };
    };
    return asOwner(event, ports, place, shift, { withoutLease: true });
  };

async function setLevel(
  level: number,
  scene: Scene,
  ports: ShiftPorts,
  place: Place,
): Promise<void> {
  const { incident, nowMs } = scene;
  if (incident.level === level) return;
  const text = `${incident.region} goes from ${percent(incident.level)} to ${percent(level)}`;
  const fact = { kind: 'LevelSet', about: incident.region, text, details: { level } } as const;
  await ports.tell(factOf(scene, place, nowMs, fact));
  if (await amend(scene, ports, (now) => ({ ...now, level }))) return;
  throw new Error(`incident ${incident.id} changed while its level was set; set it again`);
}

const percent = (level: number): string => `${Math.round(level * 100)} % of its share`;
