import type { WriterLoss } from '../../../core/incident/writer-loss';
import { judgeLoss } from '../../../core/incident/writer-loss';
import type { Place } from '../../incident/run';
import type { CellEnded, CellPorts } from '../cell-step';
import { onCell } from '../cell-step';

/** Whether the writer is lost for sure, who could take its place, and whether a person is asked first. */
export const confirmWriterLoss =
  (ports: CellPorts, place: Place) =>
  (event: unknown): Promise<CellEnded | WriterLoss> =>
    onCell(event, ports, place, (scene) => Promise.resolve(judgeLoss(scene, place.view)));
