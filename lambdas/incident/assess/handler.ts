import { cellsOf } from '../../../core/control/control';
import type { Asked } from '../../../core/incident/questions';
import { isRejected, questionBeforeActing, verdictOn } from '../../../core/incident/questions';
import { automation } from '../../../core/incident/requester';
import { isRecovered } from '../../../core/incident/recovery';
import type { ReadSight } from '../../ports';
import type { NotMine, Place, Scene, StepPorts } from '../run';
import { asOwner } from '../run';

export type AssessPorts = StepPorts & { readonly readSight: ReadSight };

export type Assessment =
  | NotMine
  | { readonly outcome: 'recovered' | 'rejected'; readonly because: string }
  | { readonly outcome: 'ask'; readonly question: Asked }
  /** Ordered: by a person, about a region that may be well. */
  | {
      readonly outcome: 'proceed' | 'ordered';
      readonly cells: readonly { readonly cell: string }[];
    };

/** What was lost, whether it still is, and whether a person has to be asked before anything moves. */
export const assessImpact =
  (ports: AssessPorts, place: Place) =>
  (event: unknown): Promise<Assessment> =>
    asOwner(event, ports, place, async (scene) => {
      const { incident, control } = scene;
      const sight = await ports.readSight();
      if (isRejected(incident)) {
        const because = `rejected by ${incident.answer?.by ?? '?'}: ${incident.answer?.reason ?? '?'}`;
        return { outcome: 'rejected', because };
      }
      if (isRecovered(incident, control, sight, place.view)) {
        return { outcome: 'recovered', because: `${incident.region} is healthy again` };
      }
      const question = questionBeforeActing(incident, sight, place.view);
      if (question !== undefined && verdictOn(question, incident) !== 'approved') {
        return { outcome: 'ask', question };
      }
      const outcome = incident.requester === automation ? 'proceed' : 'ordered';
      return { outcome, cells: lostCells(scene) };
    });

/** The cells this region writes, and those that an earlier run of this incident left half moved. */
const lostCells = ({ control, incident }: Scene): { cell: string }[] =>
  cellsOf(control)
    .filter(({ region, claim }) => region === incident.region || claim?.incident === incident.id)
    .map(({ cell }) => ({ cell }));
