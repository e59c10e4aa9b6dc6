import type { Control } from '../control/control';
import type { Cell, Incident } from '../control/rows';
import type { ControlView } from '../topology/control-view';
import { ms } from '../topology/control-view';
import { rankCandidates } from '../writer/candidates';
import { nextWriter } from './next-writer';
import type { Asked } from './questions';
import { automation } from './requester';
import type { Sight } from './sight';
import { failedThroughout } from './sight';

/** Whether a cell's writer is lost, and what follows from it. */
export type WriterLoss =
  | { readonly outcome: 'waiting' | 'unsure' | 'nobody'; readonly because: string }
  | { readonly outcome: 'ask'; readonly question: Asked }
  | { readonly outcome: 'lost'; readonly candidate: string };

/** What a writer's loss is judged by, all of it just read. */
export type LossScene = {
  readonly cell: Cell;
  readonly incident: Incident;
  readonly control: Control;
  readonly sight: Sight;
  readonly nowMs: number;
};

/**
 * Whether the writer is lost for sure: a majority has said so without a break for as long as the
 * topology wants; whether anyone could take its place; and whether a person must be asked first.
 */
export function judgeLoss(scene: LossScene, view: ControlView): WriterLoss {
  const { cell, incident, control, sight, nowMs } = scene;
  if (cell.intent !== undefined) return { outcome: 'lost', candidate: cell.intent.candidate };
  const { confirmSeconds } = view.writer;
  const ordered = incident.requester !== automation || incident.drill;
  if (!ordered && !failedThroughout(cell.region, ms(confirmSeconds), sight, view.plane)) {
    const because = `no majority has called ${cell.region} failed for ${confirmSeconds} s yet`;
    // Neither lost nor well for so long: people wait for their writes, and nothing will decide it.
    const isLate = nowMs - incident.changedAtMs > ms(view.writesSeconds);
    return { outcome: isLate ? 'unsure' : 'waiting', because };
  }
  const ranked = rankCandidates(cell, control, sight, view);
  const next = nextWriter(cell, ranked, incident, view, nowMs);
  if ('nobody' in next) return { outcome: 'nobody', because: next.nobody };
  if ('question' in next) return { outcome: 'ask', question: next.question };
  return { outcome: 'lost', candidate: next.candidate };
}
