import type { Judged } from './judged';
import { mostFalse } from './judged';
import { nameOf } from './settings';
import type { Swept } from './swept';
import { axes, at, frame, seconds, theme } from './plot-frame';

/** The sweep as a picture: to the left is faster, further down drains less for nothing. */
export function plotOf({ all, frontier, standing, fastest, targetSeconds }: Swept): string {
  const quorums = [...new Set(all.map(({ tuned }) => tuned.quorum))].toSorted((a, b) => a - b);
  const rank = ({ tuned }: Judged): number => quorums.indexOf(tuned.quorum);
  const dots = all
    .filter(({ p99 }) => p99 <= seconds.to)
    .toSorted((a, b) => Number(a.obstacle === undefined) - Number(b.obstacle === undefined))
    .map((one) => dot(one, rank(one)));
  const line = frontier.map((one) => positionOf(one).join(',')).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" ` +
      'font-family="system-ui, sans-serif" font-size="13" role="img" aria-labelledby="t">',
    `<title id="t">Planned recovery against false drains, ${all.length} settings</title>`,
    theme,
    `<rect class="paper" width="${frame.width}" height="${frame.height}"/>`,
    ...axes(),
    ...limits(targetSeconds),
    ...dots,
    `<polyline class="frontier" points="${line}"/>`,
    ...marked(standing, `default: ${nameOf(standing.tuned)}`, [22, 34]),
    ...(fastest === standing
      ? []
      : marked(fastest, `fastest: ${nameOf(fastest.tuned)}`, [26, -46])),
    ...legend(quorums),
    '</svg>',
    '',
  ].join('\n');
}

const positionOf = ({ p99, falseAt5 }: Judged): readonly [string, string] => at(p99, falseAt5);

function dot(one: Judged, rank: number): string {
  const [x, y] = positionOf(one);
  const kind = one.obstacle === undefined ? 'choice' : 'none';
  return `<circle class="q${rank} ${kind}" cx="${x}" cy="${y}" r="${kind === 'choice' ? 4 : 2.5}"/>`;
}

function limits(targetSeconds: number): string[] {
  const [targetX] = at(targetSeconds, mostFalse);
  const [, mostY] = at(targetSeconds, mostFalse);
  return [
    `<path class="limit" d="M${targetX} ${frame.top}V${frame.bottom}M${frame.left} ${mostY}H${frame.right}"/>`,
    `<text class="small halo" x="${Number(targetX) + 6}" y="${frame.bottom - 10}">target ${targetSeconds} s</text>`,
    `<text class="small" x="${frame.right - 6}" y="${Number(mostY) - 6}" text-anchor="end">` +
      `at most ${mostFalse} false drain</text>`,
  ];
}

/** A ring around a setting, and its name beside it. */
function marked(one: Judged, text: string, [right, down]: readonly [number, number]): string[] {
  const [x, y] = positionOf(one).map(Number) as [number, number];
  const [textX, textY] = [x + right, y + down];
  return [
    `<circle class="ring" cx="${x}" cy="${y}" r="8"/>`,
    `<path class="leader" d="M${x + 6} ${y + 6 * Math.sign(down)}L${textX - 2} ${textY - 4}"/>`,
    `<text class="name halo" x="${textX}" y="${textY}">${text}</text>`,
  ];
}

/** One line above the picture: what is what. */
function legend(quorums: readonly number[]): string[] {
  const words = quorums.map((quorum, at) => {
    const which = ['', '', ' (majority)', ' (all)'][at] ?? '';
    return `${quorum} ${quorum === 1 ? 'vote' : 'votes'}${which}`;
  });
  const y = frame.top - 20;
  const places = [frame.left, frame.left + 82, frame.left + 172, frame.left + 330];
  return [
    ...words.flatMap((text, at) => [
      `<circle class="q${at} choice" cx="${places[at] ?? 0}" cy="${y}" r="4"/>`,
      `<text x="${(places[at] ?? 0) + 10}" y="${y + 4}">${text}</text>`,
    ]),
    `<circle class="q2 none" cx="${frame.left + 440}" cy="${y}" r="2.5"/>`,
    `<text x="${frame.left + 450}" y="${y + 4}">hollow: ruled out</text>`,
    `<path class="frontier" d="M${frame.left + 586} ${y}h16"/>`,
    `<text x="${frame.left + 608}" y="${y + 4}">frontier of what is allowed</text>`,
  ];
}
