import type { Cell, Incident } from '../../../core/control/rows';
import type { Duty } from '../../../core/incident/duties';
import { dutiesOf } from '../../../core/incident/duties';
import {
  cell,
  claim,
  incident,
  knowing,
  runner,
  seeing,
  shut,
  sightOf,
  startMs,
  view,
} from '../../lambdas/step-stage';

const lapsedMs = startMs - 700_000;
const silent = { permit: { open: true, validUntilMs: lapsedMs } };

/** What a healthy region does about a cell that nobody has been able to write to for a long time. */
const duties = (about: Partial<Cell>, more: Partial<Incident>): Duty['do'][] =>
  dutiesOf({
    region: runner,
    control: knowing(incident({ changedAtMs: lapsedMs, ...more }), cell(about)),
    sight: sightOf(seeing('failed')),
    view,
  }).map((duty) => duty.do);

describe('rule 6: a cell that nobody may write to is somebody’s business', () => {
  test('beyond the target, whatever a run does', () => {
    expect(duties(silent, {})).toContain('page-unwritable');
  });

  test('at once where no run is alive', () => {
    const since = { permit: { open: true, validUntilMs: startMs - 70_000 } };
    const dead = { lease: { runner, untilMs: startMs - 10_000 } };
    expect(duties(since, dead)).toContain('page-unwritable');
    expect(duties(since, {})).not.toContain('page-unwritable');
  });

  test('a case that a person has just given back has its time again', () => {
    expect(duties(silent, { handedAtMs: startMs - 1_000 })).not.toContain('page-unwritable');
    expect(duties(silent, { handedAtMs: startMs - 601_000 })).toContain('page-unwritable');
  });
});

describe('a permit that a late run has closed', () => {
  const closedLate = { claim, permit: shut };

  test('is given back once its incident is over', () => {
    expect(duties(closedLate, { phase: 'closed' })).toContain('free');
  });

  test('is its run’s as long as the incident is open', () => {
    expect(duties(closedLate, {})).not.toContain('free');
  });
});
