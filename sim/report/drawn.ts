import type { Swarm } from '../seeds/swarm';
import { actText, cueText } from '../slow-path/act-text';
import type { Beat } from '../slow-path/story';

/** What a seed drew, each option with its name. */
export const optionsDrawn = (swarm: Swarm): (readonly [string, string])[] => [
  ['pace', swarm.pace],
  ['mode', swarm.mode],
  ['clocks apart', `${swarm.skewMs} ms at most`],
  ['people approve', `${Math.round(swarm.approving * 100)} %`],
  ['runs', swarm.accident],
  ['databases and caches', swarm.stores === 'moved' ? 'move with the writer' : 'none'],
  ['troubles that exist', swarm.possible.join(', ')],
];

/** What is to befall its world and when: by moments; what waits for a turning point comes last. */
export const beatsDrawn = ({ beats }: Swarm): { readonly cue: string; readonly act: string }[] =>
  beats
    .toSorted((a, b) => (atOf(a) === atOf(b) ? 0 : atOf(a) - atOf(b)))
    .map((beat) => ({ cue: cueText(beat), act: actText(beat) }));

const atOf = (beat: Beat): number => ('atSeconds' in beat ? beat.atSeconds : Infinity);
