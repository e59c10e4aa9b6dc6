import type { Mutant } from './mutant';

/** Bugs of what holds the data: databases and caches. */
export const mutantsOfStores: readonly Mutant[] = [
  {
    name: 'role-before-its-database',
    breaks: 'a promotion that has only begun counts as done: the new writer cannot write',
    edits: [
      {
        file: 'lambdas/writer/promote-database/handler.ts',
        from: 'writer === candidate && busy === undefined;',
        to: 'writer === candidate || busy !== undefined;',
      },
    ],
    caughtBy: ['role-follows-database'],
  },
];
