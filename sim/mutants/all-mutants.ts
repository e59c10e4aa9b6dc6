import type { Mutant } from './mutant';

/** Bugs that would cost a bank money, each planted by the edit of a line or two. */
export const mutants: readonly Mutant[] = [
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
];
