import type { Incident } from '../../../core/control/rows';
import { calmMs } from '../../slow-path/story';
import type { Moment } from './moment';
import type { Mark, Span, Tone } from './span';
import { Spans } from './span';

const phases = {
  running: ['work', 'under way'],
  awaiting: ['waits', 'waits for an answer'],
  escalated: ['left', 'left to a person'],
} as const satisfies Record<
  Exclude<Incident['phase'], 'closed'>,
  readonly [tone: Tone, text: string]
>;

/** Incidents by their phases, as the strong table has them. */
export function incidentsOf(moments: readonly Moment[]): Span[] {
  const spans = new Spans();
  for (const { seconds, what } of moments) {
    if (what.what !== 'row' || what.row.row !== 'incident') continue;
    const { id, kind, region, phase, outcome, drill } = what.row;
    const name = `${drill ? 'drill: ' : ''}${kind} of ${region}`;
    if (phase === 'closed') spans.end(id, seconds, `${name}: ${outcome ?? 'closed'}`);
    else {
      const [tone, text] = phases[phase];
      spans.begin(id, { fromSeconds: seconds, tone, text: `${name}: ${text}` });
    }
  }
  return spans.all();
}

/** Runs of workflows, each where it ran. One without an end stood still, or died with its region. */
export function runsOf(moments: readonly Moment[]): Span[] {
  const spans = new Spans();
  for (const { seconds, what } of moments) {
    if (what.what !== 'run' || !what.event.type.startsWith('Execution')) continue;
    const { run, region, event } = what;
    const key = `${region} ${run}`;
    const text = `${run} in ${region}`;
    const end = event.type.slice('Execution'.length).toLowerCase();
    if (end === 'started') spans.begin(key, { fromSeconds: seconds, tone: 'work', text });
    else spans.end(key, seconds, end === 'succeeded' ? text : `${text}: ${end}`);
  }
  return spans.all();
}

/** Who has the permit to write each cell, until it is closed or lapses; between two nobody may. */
export function permitsOf(moments: readonly Moment[], endSeconds: number): Span[] {
  const spans = new Spans();
  const lapses = new Map<string, number>();
  const letLapse = (cell: string, nowSeconds: number): void => {
    const lapsesAt = lapses.get(cell) ?? Infinity;
    if (lapsesAt <= nowSeconds) spans.end(cell, lapsesAt);
  };
  for (const { seconds, what } of moments) {
    if (what.what !== 'row' || what.row.row !== 'cell') continue;
    const { cell, region, permit } = what.row;
    letLapse(cell, seconds);
    if (permit.open) {
      spans.begin(cell, { fromSeconds: seconds, tone: 'writes', text: `${cell}: ${region}` });
      lapses.set(cell, (permit.validUntilMs - calmMs) / 1000);
    } else spans.end(cell, seconds);
  }
  for (const cell of lapses.keys()) letLapse(cell, endSeconds);
  return spans.all();
}

/** When people were called, how loudly, and what people did. */
export function peopleOf(moments: readonly Moment[]): Mark[] {
  return moments.flatMap(({ seconds, what }): Mark[] => {
    if (what.what === 'fact' && what.fact.kind === 'OperatorPaged') {
      const kind = what.fact.severity === 'critical' ? 'called' : 'told';
      return [{ atSeconds: seconds, kind, text: what.fact.text }];
    }
    if (what.what === 'act' && what.act !== undefined && 'by' in what.act) {
      return [{ atSeconds: seconds, kind: 'acts', text: what.text }];
    }
    return [];
  });
}
