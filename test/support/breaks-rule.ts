import type { Budgets } from '../../core/budget/every-path';
import { budgetsOf } from '../../core/budget/every-path';
import { allLosses } from '../../core/capacity/losses';
import { allRules } from '../../core/findings/all-rules';
import type { Found } from '../../core/findings/finding';
import type { Topology } from '../../core/topology/schema';
import type { Edits } from './edited-topology';
import { editedTopology } from './edited-topology';

/** Edits of the default topology, and what the rule then says: `severity path: part of problem`. */
export type Case = readonly [edits: Edits, says: string];

/** A rule says what it should of each edited topology, and nothing of the default one. */
export function breaksRule(id: string, cases: readonly Case[], today = '2026-11-22'): void {
  describe(id, () => {
    test('has nothing to say of the default topology', () => {
      expect(check(id, {}, today)).toEqual([]);
    });
    saysOf(id, cases, today);
  });
}

/** The same for a rule that has something to say of the default topology as well. */
export function saysOf(id: string, cases: readonly Case[], today = '2026-11-22'): void {
  test.each(cases)(`${id}: %j`, (edits, says) => {
    const found = check(id, edits, today);
    const said = found.map(({ severity, path, problem }) => `${severity} ${path}: ${problem}`);
    const [, where = '', part = ''] = /^(\S+ \S+): (.*)$/.exec(says) ?? [];
    expect(said).toContainEqual(expect.stringContaining(part));
    expect(said.find((line) => line.includes(part))).toContain(`${where}: `);
    for (const { problem, instead } of found) {
      expect(problem).not.toMatch(/^[A-Z][a-z]|\.$/);
      expect(instead).toMatch(/^[a-z].*[^.]$/);
    }
  });
}

export function check(id: string, edits: Edits, today: string): Found[] {
  const rule = allRules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  const topology = editedTopology('topology.json', edits);
  const budgets = budgetsFor(id, topology);
  return rule.check(topology, { today, budgets, losses: allLosses(topology) });
}

const defaultBudgets = budgetsOf(editedTopology('topology.json'), 1);

/** Drawing incidents is what takes time, and few rules read them. */
const budgetsFor = (id: string, topology: Topology): Budgets =>
  id.startsWith('targets.') ? budgetsOf(topology, 1) : defaultBudgets;
