import type { Cell, Incident } from '../control/rows';
import type { ControlView } from '../topology/control-view';
import type { Ranked } from '../writer/candidates';
import type { Asked } from './questions';
import { questionBeforeMoving, verdictOn } from './questions';
import { automation } from './requester';

/** Who may take a cell's role now, whom a person has to be asked about first, or why nobody can. */
export type NextWriter =
  { readonly candidate: string } | { readonly question: Asked } | { readonly nobody: string };

/**
 * The first of those with nothing against them of whom nobody has to be asked, or who was approved.
 * An approval is of one region: while that one can take the role, nobody is asked about another,
 * and nobody else takes it in its stead.
 */
export function nextWriter(
  cell: Cell,
  ranked: readonly Ranked[],
  incident: Incident,
  view: ControlView,
  nowMs: number,
): NextWriter {
  const fit = ranked
    .filter(({ against }) => against.length === 0)
    .map(({ region }) => ({
      region,
      question: questionBeforeMoving(cell, region, incident, view, nowMs),
    }));
  const free = fit.find(
    ({ question }) => question === undefined || verdictOn(question, incident) === 'approved',
  );
  if (free !== undefined) return { candidate: free.region };
  const question = fit[0]?.question;
  if (question !== undefined) return { question };
  const reasons = ranked.map(({ region, against }) => `${region}: ${against.join(', ')}`);
  return {
    nobody: `nobody can take ${cell.cell}: ${reasons.join('; ') || 'it has no candidates'}`,
  };
}

/**
 * Whether another candidate may be chosen than the one that was written down: that one has fallen
 * before its database was promoted, and a person has ordered since that it goes on. Automation never
 * changes its mind: a call for the first one may still be carried out.
 */
export const mayChooseAnew = (
  { intent }: Cell,
  { requester, handedAtMs = -Infinity }: Incident,
  ranked: readonly Ranked[],
): boolean =>
  intent !== undefined &&
  intent.promotedAtMs === undefined &&
  requester !== automation &&
  handedAtMs > intent.atMs &&
  ranked.some(({ region, against }) => region === intent.candidate && against.length > 0);
