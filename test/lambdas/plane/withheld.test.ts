import type { ControlRow, Draft } from '../../../core/control/rows';
import type { Sight } from '../../../core/incident/sight';
import { doDuties } from '../../../lambdas/plane/reconcile/do-duties';
import { opinion } from '../../support/plane';
import { Stage, incident, lost, region, runner, seeing, sightOf, well } from '../step-stage';

const killed = { row: 'kill-switch', on: true, by: 'ana', reason: 'r', atMs: 0 } as const;
const observe = { mode: 'observe' };
const cutOff = sightOf(
  seeing('failed').map((seen) => ({ ...seen, isolated: seen.observer === runner })),
);

/** A second region lost with the first. */
const lostWith = (other: string) =>
  sightOf(
    seeing('failed').map((seen) => ({
      ...seen,
      opinions: { ...seen.opinions, [other]: opinion('failed') },
    })),
  );

/** Where a region keeps what it has told already. */
const ownRow: Draft<ControlRow> = {
  ...{ row: 'region', region: runner, seenAtMs: 0, roleEpochs: {}, answers: {} },
};

/** A region's reconciler, a turn at a time. */
function watching(rows: readonly Draft<ControlRow>[], edits = {}) {
  const stage = new Stage({ rows: [ownRow, ...rows], pictures: [], edits });
  const started: string[] = [];
  const turn = async (sight: Sight): Promise<void> => {
    stage.nowMs += 5_000;
    const ports = { ...stage.ports(), readSight: () => Promise.resolve(sight) };
    const startRun = ({ name }: { readonly name: string }) => {
      started.push(name);
      return Promise.resolve();
    };
    await doDuties(await ports.control.read(), 4, { ...ports, startRun }, stage.place);
  };
  const told = () => stage.facts.map(({ kind, about, text }) => `${kind} ${about}: ${text}`);
  return { stage, started, turn, told };
}

const about = (because: string) =>
  `ActionWithheld ${region}: no incident is opened about ${region}: ${because}`;
const byMode = about('the mode is observe');
const byKillSwitch = about('the kill switch stops runs');

describe('what a region sees cause for and may not do is told', () => {
  test.each<[string, object, Draft<ControlRow>[], Sight, string[]]>([
    ['observe, a region lost', observe, [], lost, [byMode]],
    ['kill switch, a region lost', {}, [killed], lost, [byKillSwitch]],
    ['kill switch over observe', observe, [killed], lost, [byKillSwitch]],
    ['kill switch off again, observe', observe, [{ ...killed, on: false }], lost, [byMode]],
    ['observe, all well', observe, [], well, []],
    ['observe, cut off itself', observe, [], cutOff, []],
    ['observe, the case is open', observe, [incident({ phase: 'escalated' })], lost, []],
  ])('%s', async (_, edits, rows, sight, expected) => {
    const { turn, told, started, stage } = watching(rows, edits);
    await turn(sight);
    expect(told()).toEqual(expected);
    expect(started).toEqual([]);
    const withheld = expected.length > 0 ? { [region]: expect.any(String) as string } : undefined;
    expect(stage.row(`region#${runner}`)?.['withheld']).toEqual(withheld);
  });

  test('where automation may act it acts instead', async () => {
    const { turn, told, started } = watching([]);
    await turn(lost);
    expect(told()).toEqual([expect.stringContaining(`IncidentOpened ${region}`)]);
    expect(started).toEqual([`failover-${region}-1`]);
  });
});

describe('it is told once for each reason', () => {
  test('not in each turn, and again when the reason changes', async () => {
    const { stage, turn, told } = watching([], observe);
    await turn(lost);
    await turn(lost);
    expect(told()).toEqual([byMode]);
    stage.set(killed);
    await turn(lost);
    await turn(lost);
    expect(told()).toEqual([byMode, byKillSwitch]);
  });

  test('of one region while another one is known already', async () => {
    const { turn, told } = watching([], observe);
    await turn(lost);
    await turn(lostWith('eu-west-1'));
    expect(told()).toEqual([byMode, byMode.replaceAll(region, 'eu-west-1')]);
  });

  test('and again when the region was well in between', async () => {
    const { stage, turn, told } = watching([], observe);
    await turn(lost);
    await turn(well);
    expect(stage.row(`region#${runner}`)).toMatchObject({ withheld: {} });
    await turn(lost);
    expect(told()).toEqual([byMode, byMode]);
  });
});
