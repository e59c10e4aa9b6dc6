import type { Change } from '../../core/voting/change';
import type { Happening } from '../slow-path/journal';
import { calmMs } from '../slow-path/story';

/** One line of a story: when, who and what. */
export type TaleLine = {
  /** Of the story; before the first second it is calm. */
  readonly seconds: number;
  readonly kind: 'fault' | 'fact' | 'gate' | 'answers' | 'vote' | 'run';
  readonly text: string;
};

/** The story as a person follows it: what befell the world, and what the plane said and did. */
export function taleOf(entries: readonly Happening[]): TaleLine[] {
  return entries.flatMap((entry) => {
    const line = lineOf(entry);
    const seconds = (entry.atMs - calmMs) / 1000;
    return line === undefined || seconds < 0 ? [] : [{ seconds, ...line }];
  });
}

function lineOf(entry: Happening): Omit<TaleLine, 'seconds'> | undefined {
  switch (entry.what) {
    case 'act':
      return { kind: 'fault', text: entry.text };
    case 'fact': {
      const { by, kind, about, text, severity } = entry.fact;
      const loud = severity === undefined ? '' : ` (${severity})`;
      return { kind: 'fact', text: `${by}: ${kind} ${about}${loud}: ${text}` };
    }
    case 'gate':
      return {
        kind: 'gate',
        text: `the gate of ${entry.region} ${entry.open ? 'opens' : 'closes'}`,
      };
    case 'answers':
      return { kind: 'answers', text: `DNS sends ${entry.pool} to ${sharesText(entry.shares)}` };
    case 'vote':
      return voteLine(entry.change);
    case 'run':
      return /^Execution/.test(entry.event.type)
        ? { kind: 'run', text: `${entry.run} in ${entry.region}: ${entry.event.type}` }
        : undefined;
    default:
      return undefined;
  }
}

/** Verdicts come and go by the second; what is done about them is the story. */
function voteLine(change: Change): Omit<TaleLine, 'seconds'> | undefined {
  const { observer, kind } = change;
  if (kind === 'VerdictChanged') return undefined;
  if (!('target' in change)) return { kind: 'vote', text: `${observer}: ${kind}` };
  const { target, because } = change;
  return { kind: 'vote', text: `${observer}: ${kind} ${target}: ${because}` };
}

const sharesText = (shares: Readonly<Record<string, number>>): string =>
  Object.entries(shares)
    .filter(([, share]) => share > 0)
    .map(([region, share]) => `${region} ${(share * 100).toFixed(0)} %`)
    .join(', ');

/** A line as the terminal shows it. */
export const taleText = ({ seconds, kind, text }: TaleLine): string =>
  `${seconds.toFixed(1).padStart(7)} s ${kind === 'fault' ? '**' : '  '} ${text}`;
