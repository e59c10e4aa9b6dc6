import type { Fact } from '../../core/control/fact';
import type { WorldEvent } from '../world/world-event';

/** A fact of the slow path as the world tells it; a page stands out. */
export const eventOfFact = ({ kind, atMs, by, about, text, severity }: Fact): WorldEvent => ({
  atMs,
  kind: kind === 'OperatorPaged' ? 'page' : 'control',
  who: by,
  text: kind === 'OperatorPaged' ? `pages (${severity ?? 'notice'}): ${text}` : text,
  region: about,
});
