import type { Mutant } from './mutant';

/** Bugs of incidents, leases, runs, the strong table and the weights. */
export const mutantsOfRuns: readonly Mutant[] = [
  {
    name: 'writes-replace-anything',
    breaks: 'rule 1: a late or doubled write lands on whatever stands there by then',
    edits: [
      {
        file: 'models/tables/partition-rows.ts',
        from: "tables.call('PutItem', { TableName, Item, ...condition }, now());",
        to: "tables.call('PutItem', { TableName, Item }, now() + Object.keys(condition).length * 0);",
      },
    ],
    caughtBy: ['only-growing', 'one-writer', 'intent-binds'],
  },
  {
    name: 'lease-in-the-eventual-table',
    breaks: 'control state is read and written at one member without asking another',
    edits: [
      {
        file: 'models/tables/strong-table.ts',
        from: 'if (this.partners(region).length === 0) throw noQuorum(region);\n        return this.latest;',
        to: 'return table;',
      },
      {
        file: 'models/tables/strong-table.ts',
        from: 'const prepared = this.latest.prepare(write);',
        to: 'const prepared = this.copyOf(region).table.prepare(write);',
      },
      {
        file: 'models/tables/strong-table.ts',
        from: `    if (this.partners(region).length === 0) {
      this.perhapsApply(region, write, nowMs);
      throw noQuorum(region);
    }
`,
        to: '',
      },
      {
        file: 'models/tables/strong-table.ts',
        from: 'if (other !== undefined && other.region !== region && other.untilMs > nowMs) {',
        to: 'if (other !== undefined && other.untilMs < 0) {',
      },
    ],
    caughtBy: ['only-growing', 'one-writer', 'intent-binds'],
  },
  {
    name: 'lease-retaken-under-its-old-epoch',
    breaks: 'rule 3: two runs act under one epoch and cannot be told apart',
    edits: [
      {
        file: 'core/incident/lease.ts',
        from: '    epoch: by.epoch,',
        to: '    epoch: incident.epoch,',
      },
      {
        file: 'lambdas/plane/reconcile/do-duties.ts',
        from: 'input: { incident: id, region, epoch: by.epoch, drill },',
        to: 'input: { incident: id, region, epoch: leased.epoch, drill },',
      },
    ],
    caughtBy: ['only-growing'],
  },
  {
    name: 'epochs-of-each-incident-its-own',
    breaks: 'rule 3: epochs of two incidents are compared although they count different things',
    edits: [
      {
        file: 'lambdas/plane/reconcile/do-duties.ts',
        from: `  const by = { runner: place.runner, epoch: await ports.control.drawEpoch() };
  if (!(await isNewest(opening.region, last, ports))) return;`,
        to: `  const by = { runner: place.runner, epoch: (last?.epoch ?? 0) + 1 };
  if (!(await isNewest(opening.region, last, ports))) return;`,
      },
    ],
    caughtBy: ['only-growing'],
  },
  {
    name: 'nobody-resumes',
    breaks: 'an incident dies with the region that ran it',
    edits: [
      {
        file: 'core/incident/resume.ts',
        from: ': `the lease of ${incident.lease.runner} lapsed`;',
        to: ': undefined;',
      },
    ],
    caughtBy: ['nobody-forgotten', 'liveness'],
  },
  {
    name: 'superseded-runs-go-on',
    breaks: 'rule 1: a run that was thawed acts beside the one that took over',
    edits: [
      {
        file: 'lambdas/incident/run.ts',
        from: 'if (incident.epoch !== epoch) {',
        to: 'if (incident.epoch < epoch) {',
      },
      {
        file: 'core/incident/lease.ts',
        from: 'if (incident.epoch !== epoch || incident.lease === undefined) return undefined;',
        to: 'if (incident.lease === undefined || epoch < 0) return undefined;',
      },
    ],
    caughtBy: ['told-before', 'only-growing', 'runs-end', 'intent-binds', 'nobody-forgotten'],
    seed: 493,
  },
  {
    name: 'lost-again-and-again',
    breaks: 'rule 12: a region that stays lost opens an incident every few seconds, for ever',
    edits: [
      {
        file: 'core/incident/trigger.ts',
        from: 'if (!holdsRole && last?.healthySince === false) return undefined;',
        to: 'if (!holdsRole && last?.healthySince === false && last.level > 1) return undefined;',
      },
    ],
    caughtBy: ['opens-once'],
  },
  {
    name: 'acknowledged-or-never',
    breaks: 'rule 13: a run waits for ever for a survivor that does not answer',
    edits: [
      {
        file: 'lambdas/writer/acknowledge/handler.ts',
        from: 'if (silent.length > 0 && sinceMs < patienceMs && !incident.drill) {',
        to: 'if (silent.length > 0 && sinceMs >= 0 && !incident.drill) {',
      },
    ],
    caughtBy: ['runs-end', 'liveness', 'nobody-forgotten'],
    seed: 145,
  },
  {
    name: 'kill-switch-ignored',
    breaks: 'rule 14: runs start although a person has stopped all automation',
    edits: [
      {
        file: 'core/incident/duties.ts',
        from: "const acts = judges && !isKilled(control) && view.plane.mode !== 'observe';",
        to: "const acts = judges && view.plane.mode !== 'observe';",
      },
      {
        file: 'lambdas/incident/run.ts',
        from: 'if (isKilled(control) && !evenKilled)',
        to: 'if (isKilled(control) && !evenKilled && epoch < 0)',
      },
    ],
    caughtBy: ['killed-stays-still'],
    seed: 174,
  },
  {
    name: 'done-before-it-is-told',
    breaks: 'the audit trail learns of a move after it was made, or never',
    edits: [
      {
        file: 'lambdas/writer/flip/handler.ts',
        from: `      await ports.tell(factOf(scene, place, nowMs, { kind: 'RoleMoved', about: cell.cell, text }));
      const { roleEpoch } = await writeCell(cell, next, ports);`,
        to: `      const { roleEpoch } = await writeCell(cell, next, ports);
      await ports.tell(factOf(scene, place, nowMs, { kind: 'RoleMoved', about: cell.cell, text }));`,
      },
    ],
    caughtBy: ['told-before'],
  },
  {
    name: 'asked-before-anybody-is-called',
    breaks: 'rule 8: an incident waits for a person whom nobody has called',
    edits: [
      {
        file: 'lambdas/incident/ask/handler.ts',
        from: '  await ports.tell(factOf(scene, place, nowMs, paged));\n',
        to: '  if (nowMs < 0) await ports.tell(factOf(scene, place, nowMs, paged));\n',
      },
    ],
    caughtBy: ['told-before', 'nobody-forgotten'],
  },
  {
    name: 'no-generation-guard',
    breaks: 'a batch of weights that was built on an older look replaces newer ones',
    edits: [
      {
        file: 'sim/slow-path/entry-dns.ts',
        from: "if (!isSame(this.weightsOf(pool), from)) return 'refused';",
        to: '',
      },
      {
        file: 'lambdas/traffic/settle-weights.ts',
        from: '    if (order < 0) {',
        to: '    if (order !== 0) {',
      },
    ],
    caughtBy: ['only-growing'],
  },
  {
    name: 'all-of-it-at-once',
    breaks: 'a region that comes back is given its whole weight at once, with cold caches',
    edits: [
      {
        file: 'lambdas/traffic/plan-return/handler.ts',
        from: '.find((at) => at > level);',
        to: '.findLast((at) => at > level);',
      },
    ],
    caughtBy: ['returns-in-steps'],
  },
  {
    name: 'nothing-is-shed',
    breaks: 'what fits on no survivor is sent there all the same',
    edits: [
      {
        file: 'core/traffic/wanted.ts',
        from: 'return [name, offered > capacity + negligible ? floored(capacity / offered) : 1];',
        to: 'return [name, offered > capacity + negligible ? Math.max(1, floored(1)) : 1];',
      },
    ],
    caughtBy: ['weights-carried'],
  },
  {
    name: 'weights-left-to-the-run',
    breaks: 'weights that Route 53 refused once are never tried again',
    edits: [
      {
        file: 'lambdas/plane/reconcile/weights-turn.ts',
        from: 'if (row === undefined || isApplied(row)) continue;',
        to: 'if (row === undefined || isApplied(row) || rank >= 0) continue;',
      },
    ],
    caughtBy: ['weights-settle', 'liveness'],
    seed: 223,
  },
];
