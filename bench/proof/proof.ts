import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { planTopology } from '../../core/plan/plan';
import { poolOf } from '../../core/topology/pools';
import type { Topology } from '../../core/topology/schema';
import type { Attempt } from '../../local/clients/attempt';
import { largestRegion } from '../../local/rehearsal/cast';
import type { Rehearsal } from '../../local/rehearsal/rehearse';
import { rehearse } from '../../local/rehearsal/rehearse';
import type { Scenario } from '../../local/rehearsal/scenario';
import { parseScenario } from '../../local/rehearsal/scenario';
import type { Rival } from '../../local/rivals/rival';
import { openRival, spreadMs } from '../../local/rivals/rival';
import { load } from '../../local/world/load';
import type { World } from '../../local/world/world';
import type { WorldEvent } from '../../local/world/world-event';
import { sourceFile } from '../measure/deployed-bundle';
import type { Felt } from './compared';
import type { Choice } from './rivals';

export type Proof = {
  readonly rehearsal: Rehearsal;
  readonly faultMs: number;
  /** Meridian first. */
  readonly felt: readonly Felt[];
};

/** After the last rival's clients have come, a moment of calm. */
const restSeconds = 10;

const now = (): number => Date.now();

/** How long it takes once the world is open. */
export const durationOf = (choices: readonly Choice[]) => ({
  calmSeconds: spreadMs / 1000 + restSeconds,
  durationSeconds: Math.max(...choices.map(({ bySeconds }) => bySeconds)),
});

/** Loses the largest region of one running world, in which everybody looks after own clients. */
export async function prove(
  topology: Topology,
  choices: readonly Choice[],
  say: (atMs: number, who: string, text: string) => void,
): Promise<Proof> {
  const region = largestRegion(topology);
  const own: Attempt[] = [];
  const opened: Rival[] = [];
  let faultMs = NaN;
  const beside = async (world: World): Promise<Pick<Rival, 'close'>> => {
    for (const { mover } of choices) {
      const settings = { topology, world, region, now, chance: Math.random, newId: randomUUID };
      const moving = mover({
        ...settings,
        onNote: (text) => {
          say(now() - faultMs, moving.name, text);
        },
      });
      opened.push(await openRival(moving, settings));
    }
    return {
      close: async () => {
        await Promise.all(opened.map((rival) => rival.close()));
      },
    };
  };
  const onEvent = ({ atMs, kind, who, text }: WorldEvent): void => {
    if (kind === 'fault') faultMs = atMs;
    if (kind === 'fault' || kind === 'dns') say(atMs - faultMs, who, text);
  };
  const rehearsal = await rehearse({
    scenario: { ...(await regionLoss()), ...durationOf(choices) },
    topology,
    loaded: await load(sourceFile(), topology),
    budgets: planTopology(topology, { today: new Date().toISOString().slice(0, 10) }).budgets,
    now,
    chance: Math.random,
    newId: randomUUID,
    onEvent,
    onAttempt: (attempt) => own.push(attempt),
    onTrouble: (text) => {
      say(now() - faultMs, 'trouble', text);
    },
    beside,
  });
  const pool = poolOf(topology, region).name;
  const meridian = { name: 'Meridian', attempts: own.filter((attempt) => attempt.pool === pool) };
  return { rehearsal, faultMs, felt: [meridian, ...opened] };
}

/** The shipped day, for which Meridian's budget stands. */
async function regionLoss(): Promise<Scenario> {
  const file = 'sim/scenarios/region-loss.json';
  const parsed = parseScenario(await readFile(sourceFile(file), 'utf8'));
  if (parsed.ok) return parsed.scenario;
  throw new Error(`${file} is no scenario; run npx jest test/local/rehearsal`);
}
