import type { Control } from '../core/control/control';
import { holdsOf } from '../core/control/control';
import type { ControlView } from '../core/topology/control-view';
import type { PlaneView } from '../core/topology/plane-view';
import { isDrained, votersAgainst } from '../core/voting/gate';
import type { Pictures } from '../core/voting/gate';
import { wrapped } from './commands/plan-table';
import { controlSections, unopened } from './control-text';

/** What only the desk can add: it sees DNS from inside and knows what was broken. */
export type DeskState = {
  readonly faults: readonly string[];
  readonly dns: Readonly<Record<string, { readonly admitted: boolean; readonly percent: number }>>;
};

const glyphs = { healthy: '.', suspect: '?', failed: 'X', recovering: '~' } as const;

/** All control state, or why it is not known. */
export type Known = Control | { readonly unread: string };

/** What one screen is made of. */
export type Seen = {
  readonly view: ControlView;
  readonly pictures: Pictures;
  readonly control: Known;
  readonly desk: DeskState | undefined;
  readonly nowMs: number;
};

/**
 * One screen: who sees what, who votes, which gates the votes close, who writes, what is open, what
 * is withheld and why. Without the strong table it shows the fast path and says so.
 */
export function statusText({ view, pictures, control, desk, nowMs }: Seen): string {
  const { plane } = view;
  const known = 'unread' in control ? undefined : control;
  return [
    headline(plane, pictures),
    '',
    ...matrix(plane, pictures, desk),
    '',
    "  . healthy  ? suspect  X failed  ~ recovering  V votes to drain  - itself  'no word' unread",
    ...section('slow path', 'unread' in control ? unreadLines(control.unread, view) : []),
    ...(known === undefined ? [] : controlSections(known, view, nowMs)).flatMap(([title, lines]) =>
      section(title, lines),
    ),
    ...section('withheld', [
      ...withheld(pictures),
      ...(known === undefined ? [] : unopened(known, view)),
    ]),
    ...section('holds', holds(pictures, known)),
    ...section('observers', observers(plane, pictures, nowMs)),
    ...section('broken on the desk', desk?.faults ?? []),
  ].join('\n');
}

const unreadLines = (unread: string, { writer }: ControlView): string[] => [
  'UNKNOWN: who writes, what is open and which weights are wanted',
  ...wrapped(unread, 0, 96),
  'traffic still moves by votes; nothing else does, and a writer that cannot renew its permit',
  `stops within ${writer.permitSeconds} s`,
];

function headline({ mode, quorum, regions }: PlaneView, pictures: Pictures): string {
  const killed = [...pictures.values()].filter(({ killSwitch }) => killSwitch?.on === true);
  const kill = killed.length === 0 ? 'off' : `ON in ${killed.map((p) => p.observer).join(', ')}`;
  return `mode ${mode}, kill switch ${kill}, ${quorum} of ${regions.length - 1} votes close a gate`;
}

function matrix(view: PlaneView, pictures: Pictures, desk: DeskState | undefined): string[] {
  const width = Math.max(...view.regions.map((region) => region.length));
  const column = (text: string): string => text.padEnd(width + 2);
  const head = `  ${column('seen by')}${view.regions.map(column).join('')}`;
  const rows = view.regions.map((target) => {
    const cells = view.regions.map((observer) => column(cell(observer, target, pictures)));
    return `  ${column(target)}${cells.join('')}${gateOf(target, view, pictures, desk)}`;
  });
  return [`${head}gate`, ...rows];
}

function cell(observer: string, target: string, pictures: Pictures): string {
  if (observer === target) return '-';
  const seen = pictures.get(observer);
  if (seen === undefined) return 'no word';
  const opinion = seen.opinions[target];
  const glyph = opinion === undefined ? 'no data' : glyphs[opinion.verdict];
  const latency = opinion?.latencyMs === undefined ? '' : ` ${Math.round(opinion.latencyMs)} ms`;
  return `${glyph}${seen.drains.includes(target) ? ' V' : ''}${latency}`;
}

function gateOf(
  target: string,
  view: PlaneView,
  pictures: Pictures,
  desk: DeskState | undefined,
): string {
  const votes = votersAgainst(target, pictures).length;
  const asked = isDrained(target, pictures, view.quorum) ? 'closed' : 'open';
  const dns = desk?.dns[target];
  const seen =
    dns === undefined
      ? ''
      : `; DNS ${dns.admitted ? 'admits' : 'is out'}, ${dns.percent.toFixed(0)} %`;
  return `${asked} (${votes} of ${view.quorum})${seen}`;
}

function withheld(pictures: Pictures): string[] {
  return [...pictures.values()].flatMap(({ observer, opinions }) =>
    Object.entries(opinions).flatMap(([target, opinion]) =>
      opinion.withheld === undefined
        ? []
        : [`${observer} about ${target}: ${opinion.withheld.because} (${opinion.withheld.rule})`],
    ),
  );
}

function holds(pictures: Pictures, control: Control | undefined): string[] {
  const byId = new Map<string, { text: string; regions: string[] }>();
  for (const { observer, holds: held } of pictures.values()) {
    for (const { id, region, by, reason } of held) {
      const known = byId.get(id) ?? { text: `${region}: ${reason} (${by})`, regions: [] };
      byId.set(id, { ...known, regions: [...known.regions, observer] });
    }
  }
  for (const { id, region, by, reason } of control === undefined ? [] : holdsOf(control)) {
    if (!byId.has(id)) byId.set(id, { text: `${region}: ${reason} (${by})`, regions: [] });
  }
  return [...byId.values()].map(
    ({ text, regions }) => `${text}; served by ${regions.join(', ') || 'nobody yet'}`,
  );
}

/** Only what is wrong with the observers themselves. */
function observers(view: PlaneView, pictures: Pictures, nowMs: number): string[] {
  return view.regions.flatMap((region) => {
    const seen = pictures.get(region);
    if (seen === undefined) return [`${region}: its endpoint cannot be read; it has no vote now`];
    const ageSeconds = (nowMs - (seen.beatAtMs ?? 0)) / 1000;
    const lines: string[] = [];
    if (seen.isolated) lines.push(`${region}: isolated, so it abstains`);
    if (seen.beatAtMs === undefined) lines.push(`${region}: has never published`);
    else if (ageSeconds > 10) {
      lines.push(`${region}: silent for ${ageSeconds.toFixed(0)} s of ${view.truthSeconds}`);
    }
    return lines;
  });
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
