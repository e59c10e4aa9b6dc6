import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { planTopology } from '../../core/plan/plan';
import type { Topology } from '../../core/topology/schema';
import type { Rehearsal } from '../../local/rehearsal/rehearse';
import { rehearse } from '../../local/rehearsal/rehearse';
import { parseScenario, settingOf } from '../../local/rehearsal/scenario';
import { Turnstile } from '../../local/lambda/turnstile';
import { load } from '../../local/world/load';
import type { RecordedCall } from '../../local/wire/call-record';
import type { Grant } from '../support/grants';
import { allows, grantsOf } from '../support/grants';
import { editedTopology } from '../support/edited-topology';
import { root } from '../support/open-desk';

/** Worlds side by side: each takes a quarter of a core once it runs, and more while it starts. */
const sideBySide = new Turnstile(2);

/** A client waits two seconds: a process that stood still for so long has failed it by itself. */
const stallMs = 500;

/** Plays of one story at most, where the machine, not the story, went wrong. */
const plays = 2;

/** Of functions: they run in threads of their own, whose pauses this process does not see. */
const lateCall = /TimeoutError/;

/** In these whole runs are told: thread after thread starts, so each has the machine to itself. */
const long = ['manual-approval', 'rejected', 'restore-ramp', 'writer-moves'];

const short = readdirSync(path.join(root, 'sim', 'scenarios'))
  .map((file) => file.replace('.json', ''))
  .filter((name) => !long.includes(name));

describe('every shipped bad day, in real time, on the default topology', () => {
  test.concurrent.each(short)('%s goes as expected', async (name) => {
    expect(shortfalls(await played(name, 'topology.json'))).toEqual([]);
  });
});

describe('the loss of a region, on strangers’ topologies', () => {
  test.concurrent.each(['three-regions', 'six-regions', 'alias-leaf'])('%s', async (example) => {
    const rehearsal = await played('region-loss', `examples/${example}.json`);
    expect(shortfalls(rehearsal)).toEqual([]);
  });
});

describe('the slow path, in real time, on the default topology', () => {
  test.each(long)('%s goes as expected', async (name) => {
    expect(shortfalls(await played(name, 'topology.json'))).toEqual([]);
  });
});

describe('roles allow what their functions call, and nothing else', () => {
  test('nothing was called that is not allowed', async () => {
    const grants = grantsOf((await load(root, editedTopology('topology.json'))).stacks);
    const refused = calls
      .filter(({ by }) => by?.startsWith('meridian-prod-'))
      .filter((call) => !grants.some((grant) => allows(grant, call)));
    expect([...new Set(refused.map(printed))]).toEqual([]);
  });

  test('nothing is allowed that no story called', async () => {
    const grants = grantsOf((await load(root, editedTopology('topology.json'))).stacks);
    const idle = grants
      .filter(({ action }) => !/^(logs|xray|kms|sqs):/.test(action))
      .filter((grant) => !calledElsewhere.some((name) => grant.function.endsWith(name)))
      .filter((grant) => !calls.some((call) => allows(inAnyRegion(grant), heardAnywhere(call))));
    expect([...new Set(idle.map((grant) => `${grant.function} ${grant.action}`))]).toEqual([]);
  });
});

// Helpers

/**
 * What these call only on other days than the ones told here: a refused deployment and one off base
 * weights (test/lambdas/deployment), a fence that is undone (test/sim/slow-path).
 */
const calledElsewhere = ['-deployment-gate', '-deployment-want-again', '-writer-reopen'];

/** Every call that any function made in any story, on the default topology. */
const calls: RecordedCall[] = [];

/** Which region starts a run is chance: what one of them calls, all of them are made for. */
const anyRegion = (text: string): string => text.replace(/\b[a-z]{2}-[a-z]+-\d\b/g, '*');

const inAnyRegion = (grant: Grant): Grant => ({
  ...grant,
  resources: grant.resources.map(anyRegion),
});

const heardAnywhere = (call: RecordedCall): RecordedCall => ({
  ...call,
  resource: call.resource === undefined ? undefined : anyRegion(call.resource),
});

const printed = ({ by, action, resource }: RecordedCall): string =>
  `${by ?? '?'} calls ${action} on ${resource ?? 'something'}`;

/**
 * Plays a story; again where it fell short while this very process stood still, or where nothing was
 * wrong but that a function waited too long for an answer. What happens twice is no accident.
 */
function played(name: string, file: string): Promise<Played> {
  return sideBySide.pass(async () => {
    for (let play = 1; ; play += 1) {
      const delay = monitorEventLoopDelay({ resolution: 20 });
      delay.enable();
      const story = await rehearsed(name, editedTopology(file));
      delay.disable();
      const short = shortfalls(story);
      const accident = delay.max / 1e6 > stallMs || short.every((what) => lateCall.test(what));
      if (short.length === 0 || !accident || play === plays) return story;
    }
  });
}

/** A rehearsal, and what went wrong in its functions. */
type Played = Rehearsal & { readonly troubles: readonly string[] };

async function rehearsed(name: string, topology: Topology): Promise<Played> {
  const text = readFileSync(path.join(root, 'sim', 'scenarios', `${name}.json`), 'utf8');
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const troubles: string[] = [];
  const setting = settingOf(parsed.scenario, topology);
  const rehearsal = await rehearse({
    scenario: parsed.scenario,
    topology: setting,
    loaded: await load(root, setting),
    budgets: planTopology(setting, { today: '2026-11-22' }).budgets,
    now: () => Date.now(),
    chance: Math.random,
    newId: randomUUID,
    onEvent: () => undefined,
    onCall: (call) => {
      const known = calls.some((one) => printed(one) === printed(call));
      if (!known && topology.environment === 'prod') calls.push(call);
    },
    onTrouble: (trouble) => troubles.push(trouble),
  });
  return { ...rehearsal, troubles };
}

/** What was not as expected, with what was seen instead, and what went wrong besides. */
const shortfalls = ({ expectations, troubles }: Played): string[] => [
  ...expectations.filter(({ met }) => !met).map(({ what, got }) => `${what}; got ${got}`),
  ...troubles,
];
