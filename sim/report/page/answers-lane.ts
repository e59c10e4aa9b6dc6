import type { Timeline } from '../timeline/timeline';
import type { Markup } from './markup';
import { html, px } from './markup';
import type { Axis, Drawn } from './packed';
import { widthOf } from './scale';
import { percentText } from './words';

type Pool = Timeline['pools'][number];

const height = 52;

/** A region's colour by its place among all of them; from the ninth on words alone tell them apart. */
const colourOf = (region: string, { regions }: Timeline): string =>
  `s${regions.findIndex((one) => one.region === region) % 8}`;

/** Where DNS sends a pool's users: all of them from top to bottom, a layer for each region. */
export function answersLane({ regions, answers }: Pool, timeline: Timeline, axis: Axis): Drawn {
  const layers = answers.flatMap(({ fromSeconds, shares }, nth) => {
    const from = axis.at(fromSeconds);
    const until = axis.at(answers[nth + 1]?.fromSeconds ?? timeline.seconds);
    return until <= from ? [] : [layersOf({ from, until, shares }, regions, timeline)];
  });
  return { height, body: html`${layers}` };
}

type Stretch = {
  readonly from: number;
  readonly until: number;
  readonly shares: Readonly<Record<string, number>>;
};

function layersOf(
  { from, until, shares }: Stretch,
  regions: readonly string[],
  timeline: Timeline,
): Markup {
  let top = 0;
  const all = regions.reduce((sum, region) => sum + (shares[region] ?? 0), 0);
  if (all === 0) {
    return html`<rect
      class="no-answer"
      x="${px(from)}"
      y="0"
      width="${px(until - from)}"
      height="${height}"
      ><title>no answer</title></rect
    >`;
  }
  return html`${regions.map((region) => {
    const share = shares[region] ?? 0;
    const tall = share * height;
    const y = top;
    top += tall;
    if (share <= 0) return html``;
    const label = `${region} ${(share * 100).toFixed(0)} %`;
    const fits = tall >= 13 && until - from > widthOf(label) + 8;
    return html`<rect
        class="share ${colourOf(region, timeline)}"
        x="${px(from)}"
        y="${px(y)}"
        width="${px(until - from)}"
        height="${px(tall)}"
        ><title>${region} ${percentText(share)}</title></rect
      >${
        fits ? html`<text x="${px(from + 5)}" y="${px(y + tall / 2 + 4)}">${label}</text>` : html``
      }`;
  })}`;
}

/** What the layers' colours and the small marks mean. */
export function swatches(timeline: Timeline): Markup {
  const ofPool = timeline.pools.map(
    ({ pool, regions }) =>
      html`<li>
        DNS, ${pool}:
        ${regions.map((region) => html`<span class="swatch ${colourOf(region, timeline)}"></span>${region} `)}
      </li>`,
  );
  return html`<ul class="legend">
    <li><span class="swatch fault"></span>fault, or left to a person</li>
    <li><span class="swatch closed"></span>gate closed</li>
    <li><span class="swatch doubt"></span>held, isolated, or waiting</li>
    <li><span class="swatch votes"></span>votes to drain</li>
    <li><span class="swatch work"></span>at work</li>
    <li><span class="swatch writes"></span>may write</li>
    <li><span class="swatch dotted"></span>dotted: not over when the story ends</li>
    <li><span aria-hidden="true">◆</span> a vote withheld</li>
    <li><span class="c-called" aria-hidden="true">●</span> a person called</li>
    <li><span aria-hidden="true">○</span> a person told</li>
    <li><span aria-hidden="true">▲</span> a person acts</li>
    ${ofPool}
  </ul>`;
}
