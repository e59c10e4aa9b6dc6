import type { Control } from '../../../core/control/control';
import { regionRowOf } from '../../../core/control/control';
import type { Place } from '../../incident/run';
import type { ReconcilePorts } from './handler';

type Reasons = Readonly<Record<string, string>>;

/** Tells what this region sees cause for and does not do: once for each reason, not each turn. */
export async function noteWithheld(
  withheld: Reasons,
  seen: Control,
  { clock, control, tell }: Pick<ReconcilePorts, 'clock' | 'control' | 'tell'>,
  { runner: by }: Place,
): Promise<void> {
  const known = regionRowOf(seen, by)?.withheld ?? {};
  if (isSame(known, withheld)) return;
  for (const [about, because] of Object.entries(withheld)) {
    if (known[about] === because) continue;
    const text = `no incident is opened about ${about}: ${because}`;
    await tell({ kind: 'ActionWithheld', atMs: clock.now(), by, about, text });
  }
  // Read again: this turn's acknowledgement may just have written the row.
  const row = regionRowOf(await control.read(), by);
  if (row !== undefined) await control.replace(row, { ...row, withheld: { ...withheld } });
}

const isSame = (a: Reasons, b: Reasons): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, reason]) => b[name] === reason);
