import type { OperatorWords } from '../../../core/control/agreement';
import { unshared } from '../../../core/control/agreement';
import type { Control } from '../../../core/control/control';
import { keyOf } from '../../../core/control/keys';
import type { ReconcilePorts } from './handler';

/** Carries holds, releases and the kill switch between this region's own rows and the table. */
export async function shareWords(
  words: OperatorWords | undefined,
  control: Control,
  { control: table, words: own }: Pick<ReconcilePorts, 'control' | 'words'>,
): Promise<void> {
  if (words === undefined) return;
  const { toTable, toRegion } = unshared(words, control);
  for (const row of toTable) await table.replace(control.rows.get(keyOf(row)), row);
  const { holds, releases, killSwitch } = toRegion;
  if (holds.length + releases.length > 0 || killSwitch !== undefined) await own.write(toRegion);
}
