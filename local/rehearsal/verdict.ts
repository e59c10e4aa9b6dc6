import type { Budget } from '../../core/budget/budget';
import type { Attempt } from '../clients/attempt';
import type { Recovery } from '../clients/recovery';
import { measureRecovery, sharesSince } from '../clients/recovery';
import type { Control } from '../../core/control/control';
import { judgeControl } from './control-verdict';
import type { WorldEvent } from '../world/world-event';
import type { Expectations } from './scenario';

/** The budgets a recovery may be held against, by path. */
export type Budgets = Readonly<
  Partial<Record<string, Pick<Budget, 'boundSeconds' | 'p99Seconds'>>>
>;

/** All that was seen of one performance. */
export type Performance = {
  readonly faultMs: number;
  readonly endMs: number;
  readonly attempts: readonly Attempt[];
  readonly events: readonly WorldEvent[];
  /** Whether users sent to a region suffered at a moment, as the world knows it. */
  readonly wasSick: (region: string, fromMs: number, toMs: number) => boolean;
  /** When each living observer published last, as the story ends. */
  readonly beats: Readonly<Record<string, number | undefined>>;
  /** The slow path's state as the story ends; undefined where there is none to read. */
  readonly control: Control | undefined;
  /** Pools that some fault named a region of. */
  readonly poolsHit: ReadonlySet<string>;
  /** How long an answer may be used after it was given. */
  readonly ttlSeconds: number;
  readonly budgets: Budgets;
};

/** One expectation held against what happened. */
export type Judged = { readonly what: string; readonly met: boolean; readonly got: string };

export type Measured = {
  readonly rtoSeconds: number | null;
  readonly failedRequests: number;
  readonly falseDrains: number;
  readonly finalShares: Record<string, number>;
  readonly gateCloses: Record<string, number>;
};

/** Shares are taken from the last stretch, when everybody has settled. */
const finalStretchMs = 10_000;

export function measure(seen: Performance): Measured {
  const recovery = measureRecovery(seen.attempts, seen.faultMs);
  return {
    rtoSeconds: recovery.rtoSeconds ?? null,
    failedRequests: recovery.failedRequests,
    falseDrains: closings(seen).filter(({ region, atMs }) => isFalse(region, atMs, seen)).length,
    finalShares: rounded(sharesSince(seen.attempts, seen.endMs - finalStretchMs)),
    gateCloses: countBy(closings(seen).map(({ region }) => region)),
  };
}

/** Every expectation of the scenario, met or not, with what was seen instead. */
export function judge(seen: Performance, expected: Expectations): Judged[] {
  const measured = measure(seen);
  const recovery = measureRecovery(seen.attempts, seen.faultMs);
  return [
    ...judgeRecovery(recovery, expected, seen),
    ...judgeDrains(measured, expected),
    ...judgeRequests(seen, measured, expected),
    ...judgeControl(seen, expected),
    judgeWatch(seen),
  ];
}

/** Longer than this without a word is silence: five ticks of the default interval. */
const silenceMs = 10_000;

/**
 * Whatever happened, whoever was well all the time must still be watching at the end. A region that
 * was lost and came back has to wait for its schedule, which may take two minutes.
 */
function judgeWatch({ beats, faultMs, endMs, wasSick }: Performance): Judged {
  const well = Object.entries(beats).filter(([region]) => !wasSick(region, faultMs, endMs));
  const silent = well.flatMap(([region, beatMs]) =>
    beatMs === undefined || endMs - beatMs > silenceMs ? [region] : [],
  );
  const got = `silent: ${silent.join(', ')}`;
  return { what: 'every observer that was well still watches', met: silent.length === 0, got };
}

function judgeRecovery(recovery: Recovery, { rto }: Expectations, seen: Performance): Judged[] {
  if (rto === undefined) return [];
  const bound = seen.budgets[rto]?.boundSeconds ?? 0;
  const { rtoSeconds, lastClient } = recovery;
  return [
    {
      what: `the last client is served within ${bound.toFixed(1)} s (${rto})`,
      met: rtoSeconds !== undefined && rtoSeconds <= bound,
      got:
        rtoSeconds === undefined
          ? `${lastClient ?? '?'} still fails`
          : `${rtoSeconds.toFixed(1)} s`,
    },
  ];
}

function judgeDrains(measured: Measured, { gateCloses, falseDrains }: Expectations): Judged[] {
  const judged: Judged[] = [];
  if (gateCloses !== undefined) {
    const regions = new Set([...Object.keys(gateCloses), ...Object.keys(measured.gateCloses)]);
    for (const region of regions) {
      const want = gateCloses[region] ?? 0;
      const got = measured.gateCloses[region] ?? 0;
      judged.push({
        what: `the gate of ${region} closes ${want} times`,
        met: got === want,
        got: `${got}`,
      });
    }
    if (regions.size === 0) judged.push({ what: 'no gate closes', met: true, got: 'none' });
  }
  if (falseDrains !== undefined) {
    const got = measured.falseDrains;
    judged.push({ what: `${falseDrains} false drains`, met: got === falseDrains, got: `${got}` });
  }
  return judged;
}

function judgeRequests(seen: Performance, measured: Measured, expected: Expectations): Judged[] {
  const failed = seen.attempts.filter(({ failure }) => failure !== undefined);
  const count = (what: string, want: number, got: readonly Attempt[]): Judged => ({
    what,
    met: got.length === want,
    got: got.length === 0 ? '0' : `${got.length}, e.g. ${describe(got[0])}`,
  });
  const judged: Judged[] = [];
  if (expected.failedRequests !== undefined) {
    const want = expected.failedRequests;
    judged.push({
      what: `${want} failed requests`,
      met: measured.failedRequests === want,
      got: `${measured.failedRequests}`,
    });
  }
  if (expected.failedOnHealthyRegion !== undefined) {
    const wrong = failed.filter(
      ({ region, startMs, endMs }) => region === undefined || !seen.wasSick(region, startMs, endMs),
    );
    judged.push(
      count('failed requests to a region that was well', expected.failedOnHealthyRegion, wrong),
    );
  }
  if (expected.otherPoolsUntouched === true) {
    const wrong = failed.filter(({ pool }) => !seen.poolsHit.has(pool));
    judged.push(count('failed requests of clients of other pools', 0, wrong));
  }
  if (expected.neverNamedAfterDrain === true) {
    judged.push(count('requests that DNS sent to a drained region', 0, namedWhileOut(seen)));
  }
  if (expected.abstains !== undefined) {
    const told = seen.events.some(
      ({ kind, who }) => kind === 'isolation' && who === expected.abstains,
    );
    judged.push({ what: `${expected.abstains} abstains`, met: told, got: 'not a word of it' });
  }
  if (expected.withheld !== undefined) {
    const rule = expected.withheld;
    const told = seen.events.filter(({ kind, text }) => kind === 'withheld' && text.includes(rule));
    judged.push({
      what: `a vote is withheld (${rule})`,
      met: told.length > 0,
      got: `${told.length} times`,
    });
  }
  return judged;
}

/**
 * Requests to a region that began when its gate had been out for longer than any cache may keep an
 * answer: DNS itself must have named it.
 */
function namedWhileOut({ attempts, events, ttlSeconds }: Performance): Attempt[] {
  const gates = events.filter(({ kind }) => kind === 'dns');
  return attempts.filter(({ region, startMs }) => {
    const last = gates.findLast((gate) => gate.region === region && gate.atMs <= startMs);
    return last?.out === true && startMs > last.atMs + ttlSeconds * 1000;
  });
}

/** Gates closing as DNS sees them, from the fault on. */
function closings({ events, faultMs }: Performance): { region: string; atMs: number }[] {
  return events.flatMap(({ kind, region, out, atMs }) =>
    kind === 'dns' && out === true && region !== undefined && atMs >= faultMs
      ? [{ region, atMs }]
      : [],
  );
}

/** A drain is false when nothing was wrong with the region in the minute before. */
const isFalse = (region: string, atMs: number, { wasSick }: Performance): boolean =>
  !wasSick(region, atMs - 60_000, atMs);

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const rounded = (shares: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(shares).map(([k, v]) => [k, Math.round(v * 10) / 10]));

const describe = (attempt: Attempt | undefined): string =>
  `${attempt?.client ?? '?'} at ${attempt?.region ?? 'no region'}: ${attempt?.failure ?? 'good'}`;
