import type { Votes } from '../timeline/votes';
import type { Markup } from './markup';
import { html, px } from './markup';
import type { Axis, Drawn } from './packed';
import { widthOf } from './scale';
import { several } from './words';

const height = 18;

/** Votes to drain a region: as high as many of its observers say so; diamonds withhold theirs. */
export function votesLane({ standing, withheld }: Votes, observers: number, axis: Axis): Drawn {
  if (standing.length === 0 && withheld.length === 0) return { height: 0, body: html`` };
  const steps = standing.map(({ fromSeconds, votes }, nth) => {
    const next = standing[nth + 1]?.fromSeconds;
    const from = axis.at(fromSeconds);
    return { from, until: next === undefined ? axis.end : axis.at(next), votes };
  });
  const bars = steps
    .filter(({ votes, from, until }) => votes > 0 && until > from)
    .map(({ from, until, votes }) => {
      const tall = Math.min(1, votes / observers) * (height - 4);
      return html`<rect
        class="votes"
        x="${px(from)}"
        y="${px(height - 2 - tall)}"
        width="${px(until - from)}"
        height="${px(tall)}"
        ><title>${votesText(votes, observers)}</title></rect
      >`;
    });
  const marks = withheld.map(
    ({ atSeconds, text }) =>
      html`<path class="withheld" d="M${px(axis.at(atSeconds))} 2l4.5 5l-4.5 5l-4.5 -5z"
        ><title>${text}</title></path
      >`,
  );
  return { height, body: html`${bars}${labels(steps, observers, axis)}${marks}` };
}

const votesText = (votes: number, observers: number): string =>
  `${several(votes, 'vote')} of ${observers} to drain it`;

type Step = { readonly from: number; readonly until: number; readonly votes: number };

/** Says each time how many there were at most, where there is room to say it. */
function labels(steps: readonly Step[], observers: number, axis: Axis): Markup[] {
  const said: Markup[] = [];
  let freeFrom = 0;
  for (const episode of episodes(steps)) {
    const most = Math.max(...episode.map(({ votes }) => votes));
    const peak = episode.find(({ votes }) => votes === most);
    if (peak === undefined) continue;
    const text = `${most} of ${observers} vote to drain`;
    const x = Math.min(peak.from + 4, axis.width - widthOf(text));
    if (x < freeFrom) continue;
    freeFrom = x + widthOf(text);
    said.push(html`<text x="${px(x)}" y="${height - 7}">${text}</text>`);
  }
  return said;
}

/** Times without a pause in which somebody votes. */
function episodes(steps: readonly Step[]): Step[][] {
  const found: Step[][] = [[]];
  for (const step of steps) {
    if (step.votes === 0) found.push([]);
    else found.at(-1)?.push(step);
  }
  return found.filter((one) => one.length > 0);
}
