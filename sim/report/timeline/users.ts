import type { Outcome } from '../../seeds/outcome';
import type { Swarm } from '../../seeds/swarm';
import type { Mark, Span } from './span';

/** How long each lost region's users, and its cells' writers, had to wait; on measured days only. */
export function waitsOf(outcome: Outcome, swarm: Swarm): Span[] {
  return outcome.losses.flatMap(({ region, rtoSeconds, writes }) => {
    const beat = swarm.beats.find(
      (one) => 'atSeconds' in one && 'region' in one && one.region === region,
    );
    const fromSeconds = beat !== undefined && 'atSeconds' in beat ? beat.atSeconds : 0;
    return [
      waited(fromSeconds, rtoSeconds, `users of ${region}`),
      ...writes.map(({ cell, seconds }) => waited(fromSeconds, seconds, `writes of ${cell}`)),
    ];
  });
}

const waited = (fromSeconds: number, seconds: number | undefined, who: string): Span =>
  seconds === undefined
    ? {
        fromSeconds,
        untilSeconds: undefined,
        tone: 'unserved',
        text: `${who}: not again in this story`,
      }
    : {
        fromSeconds,
        untilSeconds: fromSeconds + seconds,
        tone: 'served',
        text: `${who}: again after ${seconds.toFixed(1)} s`,
      };

/** Where in the story something broke that must always hold; what never came has no moment. */
export const brokenOf = ({ violations, seconds }: Outcome): Mark[] =>
  violations.map((text) => {
    const at = /^(\d+(?:\.\d+)?) s, (.*)$/s.exec(text);
    return {
      atSeconds: at === null ? seconds : Number(at[1]),
      kind: 'broken',
      text: at?.[2] ?? text,
    };
  });
