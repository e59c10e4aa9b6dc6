import type { Control } from '../../core/control/control';
import { cellNamed, controlOf, incidentAbout } from '../../core/control/control';
import type { WorldEvent } from '../world/world-event';
import type { Expectations } from './scenario';
import type { Judged } from './verdict';

type Seen = { readonly control: Control | undefined; readonly events: readonly WorldEvent[] };

/** What became of incidents and writers, and whether anybody was called. */
export function judgeControl({ control, events }: Seen, expected: Expectations): Judged[] {
  const state = control ?? controlOf([]);
  const incidents = Object.entries(expected.incidents ?? {}).map(([region, want]) => {
    const got = describeIncident(state, region);
    return { what: `the incident of ${region} stands at ${want}`, met: got === want, got };
  });
  const writers = Object.entries(expected.writers ?? {}).map(([cell, want]) => {
    const got = cellNamed(state, cell)?.region ?? 'nobody';
    return { what: `${want} writes ${cell}`, met: got === want, got };
  });
  return [...incidents, ...writers, ...judgePages(events, expected)];
}

function describeIncident(control: Control, region: string): string {
  const incident = incidentAbout(control, region);
  if (incident === undefined) return 'none';
  const { kind, phase, outcome } = incident;
  return [kind, phase, ...(phase === 'closed' && outcome !== undefined ? [outcome] : [])].join(' ');
}

function judgePages(events: readonly WorldEvent[], { paged }: Expectations): Judged[] {
  if (paged === undefined) return [];
  const pages = events.filter(({ kind, text }) => kind === 'page' && text.includes('critical'));
  const got = pages.length === 0 ? 'nobody was called' : (pages[0]?.text ?? '');
  return [
    {
      what: paged ? 'a person is called' : 'nobody is called',
      met: pages.length > 0 === paged,
      got,
    },
  ];
}
