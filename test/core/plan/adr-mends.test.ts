import type { TrafficBudgets } from '../../../core/budget/traffic';
import { trafficBudgets } from '../../../core/budget/traffic';
import { allLosses } from '../../../core/capacity/losses';
import type { Finding } from '../../../core/findings/finding';
import { findAll } from '../../../core/findings/find';
import type { Topology } from '../../../core/topology/schema';
import { mends } from '../../support/adr-mends';
import type { Edits } from '../../support/edited-topology';
import { editedTopology } from '../../support/edited-topology';

/** `rule path`: no two findings of the decision record share both. */
const keyOf = ({ rule, path }: Finding): string => `${rule} ${path}`;

const drawn = new Map<string, TrafficBudgets>();

/** Most mends leave alone what a budget is drawn from, and drawing is what takes time. */
function budgetsOf(topology: Topology): TrafficBudgets {
  const { regions, dns, entry, probing, voting, mode, healthChecks, targets } = topology;
  const names = regions.map(({ name }) => name);
  const from = [names, dns, entry, probing, voting, mode, healthChecks, targets.traffic];
  const key = JSON.stringify(from);
  const budgets = drawn.get(key) ?? trafficBudgets(topology, 1);
  drawn.set(key, budgets);
  return budgets;
}

function findings(edits: Edits): Map<string, Finding> {
  const topology = editedTopology('examples/adr-as-written.json', edits);
  const context = {
    today: '2026-11-22',
    budgets: budgetsOf(topology),
    losses: allLosses(topology),
  };
  const found = findAll(topology, context);
  const byKey = new Map(found.map((finding) => [keyOf(finding), finding]));
  expect(byKey.size).toBe(found.length);
  return byKey;
}

const before = findings({});

/** What an edit does to the findings: gone, told with other numbers, or new. */
function effectOf(edits: Edits) {
  const after = findings(edits);
  const keys = [...before.keys()];
  return {
    gone: keys.filter((key) => !after.has(key)),
    retold: keys.filter(
      (key) => after.has(key) && JSON.stringify(after.get(key)) !== JSON.stringify(before.get(key)),
    ),
    fresh: [...after.keys()].filter((key) => !before.has(key)),
  };
}

function isMended(of: string, edits: Edits): boolean {
  if (!isReadable(edits)) return false;
  const { gone, fresh } = effectOf(edits);
  return gone.includes(of) && fresh.length === 0;
}

function isReadable(edits: Edits): boolean {
  try {
    return editedTopology('examples/adr-as-written.json', edits).regions.length > 0;
  } catch {
    return false;
  }
}

test('each finding has its mend', () => {
  expect(new Set(mends.flatMap(({ of }) => of))).toEqual(new Set(before.keys()));
});

describe.each(mends)('$of', ({ of, edits, with: others = [], retold = [] }) => {
  test('the mend takes it away with those that go along, and nothing else changes', () => {
    expect(effectOf(edits)).toEqual({
      gone: [...before.keys()].filter((key) => [of, ...others].includes(key)),
      retold: [...before.keys()].filter((key) => retold.includes(key)),
      fresh: [],
    });
  });

  test('no smaller set of fields does it without breaking something else', () => {
    const fields = Object.keys(edits);
    const enough = fields.filter((left) =>
      isMended(of, Object.fromEntries(Object.entries(edits).filter(([field]) => field !== left))),
    );
    expect(enough).toEqual([]);
  });
});

test('all mends together leave nothing that counts, and keep the promise', () => {
  const edits: Edits = Object.assign({}, ...mends.map((mend) => mend.edits), {
    // Where two mends write one field, the larger; and a check for every region.
    'regions[1].capacityPercent': 200,
    'regions[3].capacityPercent': 200,
    'cells[0].cache.regions': ['us-west-2', 'us-east-1'],
    'targets.traffic.rtoSeconds': 30,
    healthChecks: undefined,
  }) as Edits;
  const left = [...findings(edits).values()].filter(({ severity }) => severity === 'error');
  expect(left).toEqual([]);
});
