import type { NextWriter } from '../../../core/incident/next-writer';
import { mayChooseAnew, nextWriter } from '../../../core/incident/next-writer';
import { rankCandidates } from '../../../core/writer/candidates';
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
 * Writes down who takes the role. The ranking is made again from what is seen now, and an approval
 * holds for the region it named; once the choice stands, every later run finishes this candidate,
 * whoever recovers meanwhile, unless it has fallen and a person has the case go on without it.
 */
export const chooseCandidate =
  (ports: CellPorts, place: Place) =>
  (event: unknown): Promise<Choice> =>
    onCell(event, ports, place, async (scene): Promise<Choice> => {
      const { cell, incident, control, sight, nowMs } = scene;
      const actor = actorOf(scene);
      if (!isClaimedBy(cell, actor)) {
        return { outcome: 'superseded', because: `another run has claimed cell ${cell.cell}` };
      }
      const ranking = rankCandidates(cell, control, sight, place.view);
      if (cell.intent !== undefined && !mayChooseAnew(cell, incident, ranking)) {
        return { outcome: 'chosen', candidate: cell.intent.candidate };
      }
      const next = nextWriter(cell, ranking, incident, place.view, nowMs);
      if (!('candidate' in next)) return { outcome: 'nobody', because: whyNobody(cell.cell, next) };
      const { candidate } = next;
      const text = `${candidate} is to write ${cell.cell} after ${cell.region}`;
      const details = { ranking };
      const fact = { kind: 'CandidateChosen', about: cell.cell, text, details } as const;
      await ports.tell(factOf(scene, place, nowMs, fact));
      await writeCell(cell, intended(cell, actor, candidate, nowMs), ports);
      return { outcome: 'chosen', candidate };
    });

/** What was approved has become impossible while the fence was waited for: that is for a person. */
const whyNobody = (
  cell: string,
  next: Exclude<NextWriter, { readonly candidate: string }>,
): string =>
  'nobody' in next
    ? next.nobody
    : `${next.question.candidate ?? 'another region'} could take ${cell} now, and nobody has approved that`;
