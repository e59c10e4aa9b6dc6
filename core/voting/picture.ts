import * as z from 'zod';
import type { PlaneView } from '../topology/plane-view';
import type { PlaneRows } from './records';
import { holdSchema, killSwitchSchema, opinionSchema } from './records';

/** What a region's endpoint tells everyone: its opinions, and for each target whether it says drain. */
export const pictureSchema = z.object({
  observer: z.string(),
  mode: z.enum(['observe', 'manual', 'automatic']),
  isolated: z.boolean(),
  beatAtMs: z.number().optional(),
  drains: z.array(z.string()),
  opinions: z.record(z.string(), opinionSchema),
  holds: z.array(holdSchema),
  killSwitch: killSwitchSchema.optional(),
});

export type Picture = z.infer<typeof pictureSchema>;

/** Why the endpoint says drain or admit about one target; the gate reads only the first word. */
export type Served = {
  readonly drain: boolean;
  readonly because: string;
};

/**
 * The word served about `target`. Everything that is missing, old or broken reads as admit: losing
 * the control plane must drain nothing.
 */
export function servedAbout(
  target: string,
  rows: PlaneRows,
  view: Pick<PlaneView, 'mode' | 'truthSeconds'>,
  nowMs: number,
): Served {
  const hold = rows.holds.find(({ region }) => region === target);
  if (hold !== undefined) {
    return { drain: true, because: `held by ${hold.by}: ${hold.reason}` };
  }
  const vote = rows.observer?.opinions[target]?.vote;
  if (rows.observer === undefined || vote === undefined) {
    return { drain: false, because: withheldBecause(rows, target) };
  }
  if (view.mode === 'observe') {
    return { drain: false, because: `observe mode serves no vote; it would say: ${vote.because}` };
  }
  const silentSeconds = (nowMs - rows.observer.beatAtMs) / 1000;
  if (silentSeconds > view.truthSeconds) {
    const age = silentSeconds.toFixed(0);
    return { drain: false, because: `vote without a heartbeat for ${age} s reads as admit` };
  }
  return { drain: true, because: vote.because };
}

function withheldBecause({ observer }: PlaneRows, target: string): string {
  const opinion = observer?.opinions[target];
  return opinion?.withheld?.because ?? (opinion ? `verdict is ${opinion.verdict}` : 'no data yet');
}

/** The whole picture, as `/votes` serves it. */
export function pictureOf(
  rows: PlaneRows,
  view: PlaneView,
  observer: string,
  nowMs: number,
): Picture {
  return {
    observer,
    mode: view.mode,
    isolated: rows.observer?.isolated ?? false,
    ...(rows.observer === undefined ? {} : { beatAtMs: rows.observer.beatAtMs }),
    drains: view.regions.filter(
      (target) => target !== observer && servedAbout(target, rows, view, nowMs).drain,
    ),
    opinions: rows.observer?.opinions ?? {},
    holds: [...rows.holds],
    ...(rows.killSwitch === undefined ? {} : { killSwitch: rows.killSwitch }),
  };
}
