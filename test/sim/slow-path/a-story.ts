import { readFileSync } from 'node:fs';
import path from 'node:path';
import { uniform } from '../../../core/budget/distribution';
import type { Fact } from '../../../core/control/fact';
import type { Cell, Incident, WantedWeights } from '../../../core/control/rows';
import type { Beat, Story, Told } from '../../../sim/slow-path/story';
import { calmMs, play } from '../../../sim/slow-path/story';
import type { Edits } from '../../support/edited-topology';
import { editedTopology } from '../../support/edited-topology';

const text = (name: string): string =>
  readFileSync(path.join(__dirname, '..', '..', '..', 'lambdas', name, `${name}.asl.json`), 'utf8');

const workflows = { failover: text('failover'), restore: text('restore') };

type Wanted = {
  readonly seconds: number;
  readonly beats: readonly Beat[];
  readonly file?: string;
  readonly edits?: Edits;
  readonly seed?: number;
  readonly skewMs?: Story['skewMs'];
  readonly hooks?: Story['hooks'];
  /** How long databases and caches take; moments where nothing is said. */
  readonly promotion?: Story['promotion'];
};

/** Most stories are about something else. */
const atOnce = uniform(0.5, 1);

/** A story about the default topology, unless it says otherwise. */
export function storyOf({ file = 'topology.json', edits = {}, seed = 1, ...rest }: Wanted): Story {
  const { seconds, beats, skewMs, hooks, promotion = atOnce } = rest;
  const topology = editedTopology(file, edits);
  return {
    ...{ topology, workflows, seed, seconds, beats, promotion },
    ...(skewMs === undefined ? {} : { skewMs }),
    ...(hooks === undefined ? {} : { hooks }),
  };
}

/** A story played, with all that must always hold; and its end to be looked at. */
export async function told(wanted: Wanted) {
  const end = reader(await play(storyOf(wanted)));
  if (end.violations.length > 0) throw new Error([...end.tale(), ...end.violations].join('\n'));
  return end;
}

/** A region's return in seconds instead of minutes. */
export const quickReturn = { 'restore.stepSeconds': 10 };

export function reader({ world, violations }: Told) {
  const { rows } = world.state;
  const { entries } = world.journal;
  const facts = entries.flatMap((entry) => (entry.what === 'fact' ? [entry.fact] : []));
  return {
    world,
    violations,
    facts,
    cell: (name: string) => rows.get(`cell#${name}`) as Cell | undefined,
    incident: (region: string) => rows.get(`incident#${region}`) as Incident | undefined,
    drill: (region: string) => rows.get(`drill#${region}`) as Incident | undefined,
    wanted: (pool: string) => rows.get(`weights#${pool}`) as WantedWeights | undefined,
    live: (pool: string) => world.dns.weightsOf(pool),
    kinds: () => facts.map(({ kind }) => kind),
    of: (kind: Fact['kind']) => facts.filter((fact) => fact.kind === kind),
    pages: () =>
      facts.filter(({ kind, severity }) => kind === 'OperatorPaged' && severity === 'critical'),
    runs: () =>
      [...world.planes.values()].flatMap(({ region, workflows }) =>
        workflows.runs().map((run) => ({ ...run, region })),
      ),
    /** States entered by runs, in order, each visit once. */
    states: () =>
      entries.flatMap((entry) =>
        entry.what === 'run' && entry.event.type.endsWith('StateEntered') && 'name' in entry.event
          ? [entry.event.name]
          : [],
      ),
    /** Seconds of the story at which a fact was first told. */
    secondsOf: (kind: Fact['kind'], about?: string) => {
      const found = entries.find(
        (entry) =>
          entry.what === 'fact' &&
          entry.fact.kind === kind &&
          (about === undefined || entry.fact.about === about),
      );
      return found === undefined ? undefined : (found.atMs - calmMs) / 1000;
    },
    /** The story in lines, for whoever wonders why a test fails. */
    tale: () =>
      entries.flatMap((entry) => {
        const at = `${((entry.atMs - calmMs) / 1000).toFixed(1)} s`;
        if (entry.what === 'fact') {
          const { by, kind, about, text: said } = entry.fact;
          return [`${at} ${by} ${kind} ${about}: ${said}`];
        }
        if (entry.what === 'act') return [`${at} ** ${entry.text}`];
        if (entry.what === 'run' && /Execution|RetrySch/.test(entry.event.type)) {
          return [`${at} ${entry.run} ${JSON.stringify(entry.event).slice(0, 300)}`];
        }
        return [];
      }),
  };
}
