import type { Bins } from '../bins';
import { roundedUp } from '../bins';
import type { Recovery } from '../summary';
import type { Markup } from './markup';
import { html, px } from './markup';
import { ticks } from './scale';
import { secondsText, several } from './words';

const width = 460;
const left = 34;
/** Room for the words of the rightmost mark. */
const right = 100;
const plot = { top: 58, bottom: 190 };
const height = 222;

type Promise = { readonly kind: 'plan' | 'target' | 'bound'; readonly seconds: number };

/** How often a recovery took how long, and where what was promised about it lies. */
export function histogram(recovery: Recovery, id: string): Markup {
  const { what, bins, count, never } = recovery;
  const [near, far] = promisesOf(recovery);
  const end = scaleEnd(recovery, near);
  const x = (seconds: number): number => left + (seconds / end) * (width - left - right);
  const most = Math.max(1, ...bins.counts);
  const y = (figure: number): number => plot.bottom - (figure / most) * (plot.bottom - plot.top);
  const apart =
    never === 0 ? '' : ` ${several(never, 'one that never ended', 'that never ended')} not drawn.`;
  return html`<figure class="scroll" tabindex="0" aria-label="Histogram, scrolls sideways">
    <svg
      class="histogram"
      role="img"
      viewBox="0 0 ${width} ${height}"
      aria-labelledby="${id}-title ${id}-desc"
    >
      <title id="${id}-title">${what}: how often it took how many seconds</title>
      <desc id="${id}-desc">${described(recovery)}${apart}</desc>
      ${ticks(end, 8).map((second) => html`<text class="tick" x="${px(x(second))}" y="${plot.bottom + 15}" text-anchor="middle">${second}</text>`)}
      <text class="tick" x="${px(x(end / 2))}" y="${height - 3}" text-anchor="middle">
        seconds, ${bins.widthSeconds} s a column
      </text>
      ${ticks(most, 4)
        .filter((figure) => Number.isInteger(figure))
        .map(
          (figure) =>
            html`<path class="grid" d="M${left} ${px(y(figure))}H${width - right}" /><text
                class="tick"
                x="${left - 6}"
                y="${px(y(figure) + 4)}"
                text-anchor="end"
                >${figure}</text
              >`,
        )}
      ${columns(bins, { x, y })}
      <path class="axis" d="M${left} ${plot.bottom}H${width - right}" />
      ${near.map((one, row) => mark(one, row, x(one.seconds)))}
      ${far.map((one, nth) => html`<text x="${width - 4}" y="${14 + 16 * (near.length + nth)}" text-anchor="end">${named(one)} →</text>`)}
    </svg>
    <figcaption>${several(count, 'recovery', 'recoveries')}.${apart}</figcaption>
  </figure>`;
}

type Scales = {
  readonly x: (seconds: number) => number;
  readonly y: (count: number) => number;
};

function columns({ fromSeconds, widthSeconds, counts }: Bins, { x, y }: Scales): Markup[] {
  return counts.flatMap((count, nth) => {
    if (count === 0) return [];
    const from = fromSeconds + nth * widthSeconds;
    const until = from + widthSeconds;
    const wide = Math.max(1, x(until) - x(from) - 1);
    return [
      html`<rect
        class="column"
        x="${px(x(from) + 0.5)}"
        y="${px(y(count))}"
        width="${px(wide)}"
        height="${px(plot.bottom - y(count))}"
      >
        <title>${secondsText(from)} to ${secondsText(until)} s: ${count}</title>
      </rect>`,
    ];
  });
}

/** What was promised, in order, and what lies so far away that it would squash everything else. */
function promisesOf(recovery: Recovery): readonly [near: Promise[], far: Promise[]] {
  const { planP99, target, bound, max = 0 } = recovery;
  const all = [
    { kind: 'plan' as const, seconds: planP99 },
    { kind: 'target' as const, seconds: target },
    { kind: 'bound' as const, seconds: bound },
  ]
    .flatMap(({ kind, seconds }) => (seconds === undefined ? [] : [{ kind, seconds }]))
    .toSorted((a, b) => a.seconds - b.seconds);
  const isNear = ({ seconds }: Promise): boolean => max === 0 || seconds <= 2.5 * max;
  return [all.filter(isNear), all.filter((one) => !isNear(one))];
}

function scaleEnd({ max = 0 }: Recovery, near: readonly Promise[]): number {
  const most = Math.max(1, max, ...near.map(({ seconds }) => seconds));
  const step = roundedUp(most / 10);
  return Math.ceil((most * 1.02) / step) * step;
}

/** From left to right the words stand one below another, so that no line crosses those of another. */
function mark(one: Promise, row: number, x: number): Markup {
  const y = 14 + 16 * row;
  return html`<path class="mark ${one.kind}" d="M${px(x)} ${y - 9}V${plot.bottom}" /><text
      class="halo"
      x="${px(x + 5)}"
      y="${y}"
      >${named(one)}</text
    >`;
}

const named = ({ kind, seconds }: Promise): string =>
  `${kind === 'plan' ? 'plan p99' : kind} ${secondsText(seconds)} s`;

function described({ count, p50, p99, max, planP99, bound, target }: Recovery): string {
  const promised = [
    ['plan p99', planP99],
    ['bound', bound],
    ['target', target],
  ] as const;
  const said = promised.flatMap(([name, seconds]) =>
    seconds === undefined ? [] : [`${name} ${secondsText(seconds)} s`],
  );
  return `${several(count, 'recovery', 'recoveries')}: p50 ${secondsText(p50)} s, p99 ${secondsText(p99)} s, max ${secondsText(max)} s. Promised: ${said.join(', ') || 'nothing'}.`;
}
