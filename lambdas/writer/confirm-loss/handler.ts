import { nextWriter } from '../../../core/incident/next-writer';
import type { Asked } from '../../../core/incident/questions';
import { failedThroughout } from '../../../core/incident/sight';
import { automation } from '../../../core/incident/requester';
import { ms } from '../../../core/topology/control-view';
import { rankCandidates } from '../../../core/writer/candidates';
import type { Place } from '../../incident/run';
import type { CellEnded, CellPorts, CellScene } from '../cell-step';
import { onCell } from '../cell-step';

export type Confirmation =
  | CellEnded
  | { readonly outcome: 'waiting' | 'unsure' | 'nobody'; readonly because: string }
  | { readonly outcome: 'ask'; readonly question: Asked }
  | { readonly outcome: 'lost'; readonly candidate: string };

/**
 * Whether the writer is lost for sure: a majority has said so without a break for as long as the
 * topology wants; whether anyone could take its place; and whether a person must be asked first.
 */
export const confirmWriterLoss =
  (ports: CellPorts, place: Place) =>
  (event: unknown): Promise<Confirmation> =>
    onCell(event, ports, place, (scene) => Promise.resolve(judge(scene, place)));

function judge(scene: CellScene, { view }: Place): Confirmation {
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
