import type { Mutant } from './mutant';

/** Bugs of moving a writer, most of them a rule of the slow path left out. */
export const mutantsOfWriters: readonly Mutant[] = [
  {
    name: 'flip-before-the-fence',
    breaks: 'rule 2: the role moves while the old writer may still be writing',
    edits: [
      {
        file: 'core/writer/permit.ts',
        from: '!cell.permit.open && silentFromMs(cell, timing) < nowMs;',
        to: '!cell.permit.open && (silentFromMs(cell, timing) < nowMs || nowMs > 0);',
      },
    ],
    caughtBy: ['one-writer'],
  },
  {
    name: 'no-skew-in-the-fence',
    breaks:
      'rule 5: clocks differ, and the new writer begins before the old one believes it is over',
    edits: [
      {
        file: 'core/writer/permit.ts',
        from: 'permit.validUntilMs + ms(clockSkewSeconds) + ms(writer.writeSeconds);',
        to: 'permit.validUntilMs + ms(Math.min(0, clockSkewSeconds)) + ms(writer.writeSeconds);',
      },
    ],
    caughtBy: ['one-writer'],
    seed: 380,
  },
  {
    name: 'no-transaction-in-the-fence',
    breaks: 'rule 5: a transaction that began under the permit commits beside the new writer',
    edits: [
      {
        file: 'core/writer/permit.ts',
        from: 'permit.validUntilMs + ms(clockSkewSeconds) + ms(writer.writeSeconds);',
        to: 'permit.validUntilMs + ms(clockSkewSeconds) + ms(Math.min(0, writer.writeSeconds));',
      },
    ],
    caughtBy: ['one-writer'],
    seed: 449,
  },
  {
    name: 'permit-renewed-after-close',
    breaks: 'rule 4: a writer that is alive takes back what a run has just closed',
    edits: [
      {
        file: 'core/writer/permit.ts',
        from: 'if (!mine || !cell.permit.open || cell.permit.validUntilMs >= validUntilMs) return undefined;',
        to: 'if (!mine || cell.permit.validUntilMs >= validUntilMs) return undefined;',
      },
    ],
    caughtBy: ['intent-binds', 'told-before'],
  },
  {
    name: 'closed-permit-prolonged',
    breaks: 'rule 4: a closed permit grows while its fence is waited for',
    edits: [
      {
        file: 'core/writer/permit.ts',
        from: 'if (!mine || !cell.permit.open || cell.permit.validUntilMs >= validUntilMs) return undefined;',
        to: 'if (!mine || cell.permit.validUntilMs >= validUntilMs) return undefined;',
      },
      {
        file: 'core/writer/permit.ts',
        from: 'return { ...cell, permit: { open: true, validUntilMs } };',
        to: 'return { ...cell, permit: { open: cell.permit.open, validUntilMs } };',
      },
    ],
    caughtBy: ['intent-binds'],
  },
  {
    name: 'renewal-goes-back',
    breaks: 'rule 4: a renewal by a slower clock shortens what the writer relies on already',
    edits: [
      {
        file: 'core/writer/permit.ts',
        from: 'if (!mine || !cell.permit.open || cell.permit.validUntilMs >= validUntilMs) return undefined;',
        to: 'if (!mine || !cell.permit.open) return undefined;',
      },
      {
        file: 'lambdas/plane/reconcile/renew-permits.ts',
        from: 'filter(({ permit }) => permit.validUntilMs <= soonMs)',
        to: 'filter(({ permit }) => permit.validUntilMs <= soonMs || permit.open)',
      },
    ],
    caughtBy: ['only-growing'],
  },
  {
    name: 'kill-switch-stops-permits',
    breaks: 'rule 14: turning automation off takes the healthy writer its permit',
    edits: [
      {
        file: 'lambdas/plane/reconcile/renew-permits.ts',
        from: '  const soonMs =',
        to: "  if (control.rows.has('kill-switch')) return;\n  const soonMs =",
      },
    ],
    caughtBy: ['writer-writes'],
  },
  {
    name: 'intent-does-not-bind',
    breaks: 'rule 9: a second run chooses another candidate than the one that is being promoted',
    edits: [
      {
        file: 'lambdas/writer/choose/handler.ts',
        from: 'if (cell.intent !== undefined && !mayChooseAnew(cell, incident, ranking)) {',
        to: 'if (cell.intent !== undefined && nowMs < 0) {',
      },
    ],
    caughtBy: ['intent-binds'],
    seed: 163,
  },
  {
    name: 'any-approval-will-do',
    breaks: 'rule 8: a yes to one question is taken for a yes to all that follow',
    edits: [
      {
        file: 'core/incident/questions.ts',
        from: 'if (incident.approvals.some((given) => isSame(given, asked))) return',
        to: 'if (incident.approvals.length > 0) return',
      },
      {
        file: 'core/incident/questions.ts',
        from: "if (!isSame(incident.question, asked)) return 'unasked';",
        to: '',
      },
    ],
    caughtBy: ['moves-with-consent'],
    seed: 251,
  },
  {
    name: 'approval-not-rechecked',
    breaks: 'the candidate is chosen anew after the fence, whoever was approved',
    edits: [
      {
        file: 'lambdas/writer/choose/handler.ts',
        from: 'const next = nextWriter(cell, ranking, incident, place.view, nowMs);',
        to: 'const next = nextWriter(cell, ranking, { ...incident, breakGlass: true }, place.view, nowMs);',
      },
    ],
    caughtBy: ['moves-with-consent'],
    seed: 251,
  },
  {
    name: 'cool-down-forgotten',
    breaks: 'a role that has just moved moves again, and again, by itself',
    edits: [
      {
        file: 'core/incident/questions.ts',
        from: '...(sinceMs < ms(view.cooldownSeconds)',
        to: '...(sinceMs < ms(Math.min(0, view.cooldownSeconds))',
      },
    ],
    caughtBy: ['moves-with-consent'],
    seed: 206,
  },
  {
    name: 'no-hold-before-the-fence',
    breaks: 'rule 16: the old writer is admitted again before it is known to be whole',
    edits: [
      {
        file: 'lambdas/writer/place-hold/handler.ts',
        from: "if (holdsOf(control).some((hold) => hold.by === by)) return { outcome: 'held' as const };",
        to: "if (holdsOf(control).length >= 0 || by === '') return { outcome: 'held' as const };",
      },
    ],
    caughtBy: ['moves-with-consent'],
  },
  {
    name: 'recovered-after-the-intent',
    breaks: 'rule 7: a run ends as recovered with the candidate half promoted',
    edits: [
      {
        file: 'core/incident/recovery.ts',
        from: '    !hasBegun(incident, control) &&\n',
        to: '    control.rows.size >= 0 &&\n',
      },
    ],
    caughtBy: ['writes-watched', 'liveness', 'nobody-forgotten'],
    seed: 163,
  },
  {
    name: 'well-again-and-moved-all-the-same',
    breaks: 'rule 7: nobody looks again after a wait, and a healthy writer loses its role',
    edits: [
      {
        file: 'core/incident/recovery.ts',
        from: '    incident.requester === automation &&\n',
        to: "    incident.requester === 'nobody' &&\n",
      },
      {
        file: 'core/incident/writer-loss.ts',
        from: 'if (!ordered && !failedThroughout(cell.region, ms(confirmSeconds), sight, view.plane)) {',
        to: 'if (!ordered && !failedThroughout(cell.region, ms(0), sight, view.plane)) {',
      },
    ],
    caughtBy: ['moves-with-consent'],
    seed: 793,
  },
  {
    name: 'rejection-leaves-the-permit-closed',
    breaks: 'rule 8: a person says no, and nobody may write any more',
    edits: [
      {
        file: 'lambdas/writer/reopen/handler.ts',
        from: '      await reopenCells(scene, ports, place);\n',
        to: '',
      },
    ],
    caughtBy: ['gives-back', 'liveness'],
  },
  {
    name: 'nobody-watches-permits',
    breaks: 'rule 6: a cell that nobody may write to is nobody’s business',
    edits: [
      {
        file: 'core/incident/duties.ts',
        from: 'if (!isUnwritable(silentMs, live, view)) return [];',
        to: 'if (!isUnwritable(silentMs, live, view) || view.writesSeconds > 0) return [];',
      },
    ],
    caughtBy: ['writes-watched', 'liveness'],
  },
];
