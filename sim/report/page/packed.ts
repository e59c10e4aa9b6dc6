import type { Span } from '../timeline/span';
import { secondsText, shortened } from './words';
import type { Markup } from './markup';
import { html, px } from './markup';
import { widthOf } from './scale';

/** Where a second of the story lies, where the story ends, and how wide the picture is. */
export type Axis = {
  readonly at: (seconds: number) => number;
  readonly end: number;
  readonly width: number;
};

/** A part of a picture that begins at its own zero. */
export type Drawn = { readonly height: number; readonly body: Markup };

type Placed = {
  readonly span: Span;
  readonly from: number;
  readonly until: number;
  readonly label: string;
  readonly labelAt: number;
};

const rowHeight = 17;
const gap = 5;

/** Spans as bars with their words beside them, in as few rows as they need not to overlap. */
export function packed(spans: readonly Span[], axis: Axis): Drawn {
  const rows: { end: number; placed: Placed[] }[] = [];
  for (const span of spans) {
    const [begin, end, placed] = place(span, axis);
    const row = rows.find((one) => one.end <= begin);
    if (row === undefined) rows.push({ end, placed: [placed] });
    else {
      row.end = end;
      row.placed.push(placed);
    }
  }
  return {
    height: rows.length * rowHeight,
    body: html`${rows.flatMap(({ placed }, row) => placed.map((one) => bar(one, row)))}`,
  };
}

/** Where a bar and its words begin and end together. */
function place(span: Span, { at, end: storyEnd, width }: Axis): readonly [number, number, Placed] {
  const from = at(span.fromSeconds);
  const until = Math.max(
    from + 3,
    span.untilSeconds === undefined ? storyEnd : at(span.untilSeconds),
  );
  const label = shortened(span.text);
  const words = widthOf(label);
  const isBefore = Math.max(until, from + gap + words) > width && until - from < words + gap;
  const labelAt = isBefore ? Math.max(0, from - gap - words) : from + gap;
  const begin = Math.min(from, labelAt);
  const end = Math.max(until, labelAt + words) + gap;
  return [begin, end, { span, from, until: Math.min(until, width), label, labelAt }];
}

function bar({ span, from, until, label, labelAt }: Placed, row: number): Markup {
  const y = row * rowHeight;
  const { tone, fromSeconds, untilSeconds } = span;
  const ends = untilSeconds === undefined ? 'to the end' : `to ${secondsText(untilSeconds)} s`;
  return html`<g class="bar ${tone}${untilSeconds === undefined ? ' unended' : ''}">
    <title>${span.text}, ${secondsText(fromSeconds)} s ${ends}</title>
    <rect
      x="${px(from)}"
      y="${y + 1}"
      width="${px(until - from)}"
      height="${rowHeight - 3}"
      rx="2"
    />
    <path d="M${px(from)} ${y + 1}v${rowHeight - 3}" />
    <text x="${px(labelAt)}" y="${y + 12}">${label}</text></g
  >`;
}
