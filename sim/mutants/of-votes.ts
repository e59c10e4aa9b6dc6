import type { Mutant } from './mutant';

/** Bugs of the way out of a sick region: probes, votes, what an endpoint serves, and the gate. */
export const mutantsOfVotes: readonly Mutant[] = [
  {
    name: 'quorum-of-one',
    breaks: 'one observer alone closes a gate: its own bad line drains a healthy region',
    edits: [
      {
        file: 'sim/voter-checks.ts',
        from: 'healthThreshold: gateHealthThreshold(voters.length, quorum),',
        to: 'healthThreshold: gateHealthThreshold(voters.length, Math.min(1, quorum)),',
      },
    ],
    caughtBy: ['drained-for-cause'],
  },
  {
    name: 'minority-closes-the-gate',
    breaks: 'half of the others are enough, so half of a partition drains the other half',
    edits: [
      {
        file: 'sim/voter-checks.ts',
        from: 'healthThreshold: gateHealthThreshold(voters.length, quorum),',
        to: 'healthThreshold: gateHealthThreshold(voters.length, quorum - 1),',
      },
    ],
    caughtBy: ['drained-for-cause'],
    seed: 372,
  },
  {
    name: 'unanimity',
    breaks: 'every other region has to vote: one that is dead as well keeps a dead region in DNS',
    edits: [
      {
        file: 'sim/voter-checks.ts',
        from: 'healthThreshold: gateHealthThreshold(voters.length, quorum),',
        to: 'healthThreshold: gateHealthThreshold(voters.length, Math.max(quorum, voters.length)),',
      },
    ],
    caughtBy: ['out-in-time'],
  },
  {
    name: 'no-abstention',
    breaks: 'an observer that is cut off votes about everybody it does not reach',
    edits: [
      {
        file: 'core/voting/decide.ts',
        from: 'if (missed > observations.size / 2) return true;',
        to: 'if (missed > observations.size) return true;',
      },
    ],
    caughtBy: ['voices-for-cause'],
  },
  {
    name: 'two-at-once-drained',
    breaks: 'two regions that fail together are both drained, and nobody was asked',
    edits: [
      {
        file: 'core/voting/decide.ts',
        from: 'if (other !== undefined) {',
        to: 'if (other !== undefined && scene.killed) {',
      },
    ],
    caughtBy: ['one-at-a-time'],
    seed: 142,
  },
  {
    name: 'last-of-its-group-drained',
    breaks:
      'rule 15: the last member that is admitted is drained, so Route 53 answers with everybody',
    edits: [
      {
        file: 'core/voting/decide.ts',
        from: 'if (group !== undefined) {',
        to: 'if (group !== undefined && scene.killed) {',
      },
    ],
    caughtBy: ['drained-for-cause'],
    seed: 131,
  },
  {
    name: 'last-member-counts-the-held',
    breaks: 'rule 15: a member that is held or drained counts as one who could take the users',
    edits: [
      {
        file: 'core/voting/decide.ts',
        from: `      !isDrained(member, scene.pictures, scene.view.quorum) &&
      !isHeld(member, scene.pictures),`,
        to: '      true,',
      },
    ],
    caughtBy: ['drained-for-cause'],
    seed: 555,
  },
  {
    name: 'stale-counts-kept',
    breaks: 'two failures before a pause and one after it are three in a row',
    edits: [
      {
        file: 'core/voting/observe.ts',
        from: 'if (nowMs - stored.beatAtMs <= 3 * intervalSeconds * 1000) return stored;',
        to: 'if (nowMs >= stored.beatAtMs || intervalSeconds < 0) return stored;',
      },
      {
        file: 'lambdas/traffic/probe/handler.ts',
        from: 'if (isStale(beatMs, view.probing, clock)) continue;',
        to: '',
      },
    ],
    caughtBy: ['voices-for-cause'],
    seed: 99,
  },
  {
    name: 'silence-reads-as-drain',
    breaks:
      'an observer without a heartbeat says drain about everybody: losing observers drains all',
    edits: [
      {
        file: 'core/voting/picture.ts',
        from: '  if (rows.observer === undefined || vote === undefined) {',
        to: `  const quietMs = rows.observer === undefined ? 0 : nowMs - rows.observer.beatAtMs;
  if (quietMs > 30_000) return { drain: true, because: 'no heartbeat' };
  if (rows.observer === undefined || vote === undefined) {`,
      },
    ],
    caughtBy: ['voices-for-cause'],
  },
  {
    name: 'votes-for-ever',
    breaks: 'a region that answers again is never voted in again',
    edits: [
      {
        file: 'core/voting/decide.ts',
        from: "if (verdict === 'healthy' && !isHeld(target, scene.pictures)) {",
        to: "if (verdict === 'healthy' && isHeld(target, scene.pictures)) {",
      },
    ],
    caughtBy: ['liveness', 'voices-for-cause'],
  },
  {
    name: 'holds-do-not-travel',
    breaks: 'rule 14: what the table holds never reaches the regions, so no endpoint serves it',
    edits: [
      {
        file: 'core/control/agreement.ts',
        from: 'holds: holdsOf(control).filter(({ id }) => !heldHere.has(id) && !releasedHere.has(id)),',
        to: 'holds: holdsOf(control).filter(({ id }) => heldHere.has(id) && releasedHere.has(id)),',
      },
    ],
    caughtBy: ['held-stays-out'],
  },
];
