import { bestCandidate, rankCandidates } from '../../../core/writer/candidates';
import { intended, isClaimedBy } from '../../../core/writer/claim';
import type { Place } from '../../incident/run';
import { factOf } from '../../incident/run';
import type { CellEnded, CellPorts } from '../cell-step';
import { actorOf, onCell, writeCell } from '../cell-step';

export type Choice =
  | CellEnded
  | { readonly outcome: 'chosen'; readonly candidate: string }
  | { readonly outcome: 'nobody'; readonly because: string };

/**
 * Writes down who takes the role. The ranking is made again from what is seen now; once it stands,
 * every later run finishes this candidate, whoever recovers meanwhile.
 */
export const chooseCandidate =
  (ports: CellPorts, place: Place) =>
  (event: unknown): Promise<Choice> =>
    onCell(event, ports, place, async (scene): Promise<Choice> => {
      const { cell, control, sight, nowMs } = scene;
      const actor = actorOf(scene);
      if (!isClaimedBy(cell, actor)) {
        return { outcome: 'superseded', because: `another run has claimed cell ${cell.cell}` };
      }
      const ranking = rankCandidates(cell, control, sight, place.view);
      const candidate = cell.intent?.candidate ?? bestCandidate(ranking);
      const details = { ranking };
      if (candidate === undefined) {
        return { outcome: 'nobody', because: `nobody can take ${cell.cell} any more` };
      }
      if (cell.intent === undefined) {
        const text = `${candidate} is to write ${cell.cell} after ${cell.region}`;
        const fact = { kind: 'CandidateChosen', about: cell.cell, text, details } as const;
        await ports.tell(factOf(scene, place, nowMs, fact));
        await writeCell(cell, intended(cell, actor, candidate, nowMs), ports);
      }
      return { outcome: 'chosen', candidate };
    });
