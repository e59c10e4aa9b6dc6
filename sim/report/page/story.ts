import { beatsDrawn, optionsDrawn } from '../drawn';
import { taleOf } from '../tale';
import type { TaleLine } from '../tale';
import type { Played } from '../timeline/timeline';
import { timelineOf } from '../timeline/timeline';
import { lanes } from './lanes';
import type { Markup } from './markup';
import { html } from './markup';

/** One seed in full: what it drew, what went on at the same time, and everything in order. */
export function storySection(played: Played, replay: (seed: number) => string): Markup {
  const { seed, kind } = played.swarm;
  return html`${lanes(timelineOf(played), `Timeline of seed ${seed}, ${kind}`)}
    <p>Play it again: <code>${replay(seed)}</code></p>
    <h3>What it drew</h3>
    ${options(played)}
    <h3>Everything in order</h3>
    ${tale(taleOf(played.entries))}`;
}

function options({ swarm, outcome }: Played): Markup {
  const drawn = [
    ['kind of day', swarm.kind],
    ...optionsDrawn(swarm),
    ['timeline', outcome.hash],
  ] as const;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Options, scrolls sideways">
    <table class="drawn">
      <tbody>
        ${drawn.map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${value}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row">beats</th>
          <td>${beatsDrawn(swarm).map(({ cue, act }) => html`<div>${cue}: ${act}</div>`)}</td>
        </tr>
      </tbody>
    </table>
  </div>`;
}

function tale(lines: readonly TaleLine[]): Markup {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Tale, scrolls sideways">
    <table class="tale">
      <caption>
        What befell the world, and what the plane said and did.
      </caption>
      <thead>
        <tr>
          <th scope="col" class="n">seconds</th>
          <th scope="col">kind</th>
          <th scope="col">what</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ seconds, kind, text }) =>
            html`<tr class="line-${kind}">
              <td class="n">${seconds.toFixed(1)}</td>
              <td class="kind">${kind}</td>
              <td>${text}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
