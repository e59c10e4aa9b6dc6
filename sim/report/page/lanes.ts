import type { Mark } from '../timeline/span';
import type { RegionLane, Timeline } from '../timeline/timeline';
import { answersLane, swatches } from './answers-lane';
import type { Markup } from './markup';
import { html, px } from './markup';
import type { Axis, Drawn } from './packed';
import { packed } from './packed';
import { ticks, widthOf } from './scale';
import { several, shortened } from './words';
import { votesLane } from './votes-lane';

type Lane = Drawn & { readonly name: string };

const padding = 5;
const least = 24;
const axisHeight = 22;

/** Stories of less than six minutes fit a wide screen; longer ones are as much longer. */
const widthFor = (seconds: number): number => Math.min(2600, Math.max(990, seconds * 2.7));

/** The whole story at one glance: a lane for each region, pool and kind of work, one time axis. */
export function lanes(timeline: Timeline, title: string): Markup {
  const width = widthFor(timeline.seconds);
  const inner = width - 14;
  const at = (seconds: number): number => 6 + (seconds / timeline.seconds) * inner;
  const axis: Axis = { at, end: at(timeline.seconds), width };
  const drawn = lanesOf(timeline, axis);
  const tops = drawn.map((_, at) =>
    drawn.slice(0, at).reduce((sum, lane) => sum + heightOf(lane), axisHeight),
  );
  const height = drawn.reduce((sum, lane) => sum + heightOf(lane), axisHeight);
  const names = drawn.map(
    (lane) => html`<div style="height:${px(heightOf(lane))}px">${lane.name}</div>`,
  );
  return html`<div class="lanes" tabindex="0" role="group" aria-label="Timeline, scrolls sideways">
      <div class="names" aria-hidden="true">
        <div style="height:${axisHeight}px">seconds</div>
        ${names}
      </div>
      <svg
        role="img"
        width="${px(width)}"
        height="${px(height)}"
        viewBox="0 0 ${px(width)} ${px(height)}"
        aria-labelledby="lanes-title lanes-desc"
      >
        <title id="lanes-title">${title}</title>
        <desc id="lanes-desc">${description(timeline)}</desc>
        ${grid(timeline, axis, height)}
        ${drawn.map((lane, at) => laneAt(lane, tops[at] ?? 0, width))}
        ${brokenLines(timeline.broken, axis, height)}
      </svg>
    </div>
    ${swatches(timeline)}`;
}

const heightOf = ({ height }: Drawn): number => Math.max(least, height + 2 * padding);

function lanesOf(timeline: Timeline, axis: Axis): Lane[] {
  const { waits, broken, everywhere, regions, pools, incidents, runs, permits, people } = timeline;
  const ifAny = (name: string, drawn: Drawn): Lane[] =>
    drawn.height === 0 ? [] : [{ name, ...drawn }];
  const breaks = broken.map(({ atSeconds, text }) => ({
    ...{ fromSeconds: atSeconds, untilSeconds: atSeconds, tone: 'fault' as const },
    text: `broken: ${text}`,
  }));
  return [
    ...ifAny('broken', packed(breaks, axis)),
    ...ifAny('out of service', packed(waits, axis)),
    ...ifAny('everywhere', packed(everywhere, axis)),
    ...regions.map((one) => ({ name: one.region, ...regionLane(one, timeline.observers, axis) })),
    ...pools.map((pool) => ({
      name: `DNS, ${pool.pool}`,
      ...answersLane(pool, timeline, axis),
    })),
    { name: 'may write', ...packed(permits, axis) },
    { name: 'incidents', ...packed(incidents, axis) },
    ...ifAny('runs', packed(runs, axis)),
    { name: 'people', ...peopleLane(people, axis) },
  ];
}

function regionLane({ spans, votes }: RegionLane, observers: number, axis: Axis): Drawn {
  const bars = packed(spans, axis);
  const below = votesLane(votes, observers, axis);
  return {
    height: bars.height + below.height,
    body: html`${bars.body}<g transform="translate(0 ${bars.height})">${below.body}</g>`,
  };
}

const markRow = 14;

/** A disc where people are called, a ring where they are told; below, a triangle where they act. */
function peopleLane(marks: readonly Mark[], { at }: Axis): Drawn {
  const acts = marks.some(({ kind }) => kind === 'acts');
  const shapes = marks.map(({ atSeconds, kind, text }) => {
    const x = at(atSeconds);
    const shape =
      kind === 'acts'
        ? html`<path d="M${px(x - 5)} ${markRow + 12}h10l-5 -10z" />`
        : html`<circle cx="${px(x)}" cy="${markRow / 2}" r="4.5" />`;
    return html`<g class="person ${kind}">
      <title>${atSeconds.toFixed(1)} s, ${kind}: ${text}</title>
      ${shape}
    </g>`;
  });
  return { height: acts ? 2 * markRow : markRow, body: html`${shapes}` };
}

const laneAt = (lane: Lane, top: number, width: number): Markup =>
  html`<g
    ><title>${lane.name}</title><path class="rule" d="M0 ${px(top)}H${px(width)}" />
    <g transform="translate(0 ${px(top + padding)})">${lane.body}</g></g
  > `;

function grid({ seconds }: Timeline, { at }: Axis, height: number): Markup {
  return html`${ticks(seconds, 14).map((second) => {
    const x = at(second);
    const isLast = x + widthOf(String(second)) / 2 > at(seconds);
    const anchor = second === 0 ? 'start' : isLast ? 'end' : 'middle';
    return html`<path class="grid" d="M${px(x)} ${axisHeight - 4}V${px(height)}" /><text
        class="tick"
        x="${px(x)}"
        y="13"
        text-anchor="${anchor}"
        >${second}</text
      >`;
  })}`;
}

const brokenLines = (broken: readonly Mark[], { at }: Axis, height: number): Markup =>
  html`${broken.map(
    ({ atSeconds, text }) =>
      html`<path class="broken-line" d="M${px(at(atSeconds))} ${axisHeight}V${px(height)}"
        ><title>${text}</title></path
      >`,
  )}`;

/** For whoever does not see the picture: what is in it, and that the table tells it in order. */
function description({ seconds, regions, incidents, people, broken }: Timeline): string {
  const befallen = regions
    .filter(({ spans }) => spans.length > 0)
    .map(({ region, spans }) => `${region} ${spans.map(({ text }) => text).join(', ')}`);
  return shortened(
    [
      `${seconds.toFixed(0)} seconds.`,
      befallen.length === 0 ? 'No region had a fault.' : `${befallen.join('; ')}.`,
      `${several(incidents.length, 'incident')}, ${several(
        people.filter(({ kind }) => kind === 'called').length,
        'call',
      )} to people,`,
      `${broken.length === 0 ? 'nothing' : `${broken.length}`} broken.`,
      'The table below tells all of it in order.',
    ].join(' '),
    1_000,
  );
}
