import type { Verdict } from '../../../core/health/verdict';
import type { Scene } from '../../../core/voting/decide';
import { decideVote, isIsolated } from '../../../core/voting/decide';
import type { Picture } from '../../../core/voting/picture';
import { bad, good, opinion, picture, pictures, view } from '../../support/plane';

describe('an observer votes', () => {
  test('when its own count reached the threshold and nothing stands against it', () => {
    expect(about('us-west-2', { 'us-west-2': 'failed' })).toMatchObject({ action: 'cast' });
  });

  test('never on a suspicion', () => {
    expect(about('us-west-2', { 'us-west-2': 'suspect' })).toEqual({ action: 'none' });
  });
});

describe('an observer withholds its vote', () => {
  test('while the kill switch is on', () => {
    const decision = about('us-west-2', { 'us-west-2': 'failed' }, { killed: true });
    expect(decision).toMatchObject({ action: 'withhold', rule: 'kill-switch' });
  });

  test('while it is isolated itself', () => {
    const decision = about('us-west-2', { 'us-west-2': 'failed' }, { isolated: true });
    expect(decision).toMatchObject({ action: 'withhold', rule: 'isolated' });
  });

  test('while another region has failed and is not drained', () => {
    const decision = about('us-west-2', { 'us-west-2': 'failed', 'eu-central-1': 'failed' });
    expect(decision).toMatchObject({ action: 'withhold', rule: 'two-at-once' });
  });

  test('no longer, once that other region is drained by a quorum', () => {
    const decision = about(
      'us-west-2',
      { 'us-west-2': 'failed', 'eu-central-1': 'failed' },
      { pictures: [votes('us-east-1'), votes('ap-southeast-1'), votes('eu-west-1')] },
    );
    expect(decision).toMatchObject({ action: 'cast' });
    function votes(observer: string): Picture {
      return picture(observer, ['eu-central-1']);
    }
  });

  test('still, where one vote is missing to that quorum', () => {
    const decision = about(
      'us-west-2',
      { 'us-west-2': 'failed', 'eu-central-1': 'failed' },
      {
        pictures: [
          picture('us-east-1', ['eu-central-1']),
          picture('ap-southeast-1', ['eu-central-1']),
        ],
      },
    );
    expect(decision).toMatchObject({ action: 'withhold', rule: 'two-at-once' });
  });

  test.each([
    ['is only suspect', { 'eu-central-1': 'suspect' } as const, []],
    ['is recovering', { 'eu-central-1': 'recovering' } as const, []],
    ['is held', {}, [picture('us-east-1', [], ['eu-central-1'])]],
    [
      'is drained',
      {},
      ['us-east-1', 'us-west-2', 'ap-southeast-1'].map((o) => picture(o, ['eu-central-1'])),
    ],
  ])('where the only other member of its group %s', (_, verdicts, seen) => {
    const decision = about(
      'eu-west-1',
      { 'eu-west-1': 'failed', ...verdicts },
      { observer: 'us-east-1', pictures: seen },
    );
    expect(decision).toMatchObject({ action: 'withhold', rule: 'last-member' });
  });

  test('but not where the only other member is the observer itself, alive and admitted', () => {
    const decision = about('eu-west-1', { 'eu-west-1': 'failed' }, { observer: 'eu-central-1' });
    expect(decision).toMatchObject({ action: 'cast' });
  });
});

describe('a standing vote', () => {
  const standing = { votes: ['us-west-2'] };

  test.each(['failed', 'suspect', 'recovering'] as const)('stands while the target is %s', (v) => {
    expect(about('us-west-2', { 'us-west-2': v }, standing)).toEqual({ action: 'keep' });
  });

  test('is withdrawn when the target has recovered', () => {
    expect(about('us-west-2', {}, standing)).toMatchObject({ action: 'withdraw' });
  });

  test('stays while a hold stands, however healthy the target is', () => {
    const held = { ...standing, pictures: [picture('us-east-1', [], ['us-west-2'])] };
    expect(about('us-west-2', {}, held)).toEqual({ action: 'keep' });
  });

  test('survives the kill switch and an isolated observer', () => {
    const decision = about(
      'us-west-2',
      { 'us-west-2': 'failed' },
      { ...standing, killed: true, isolated: true },
    );
    expect(decision).toEqual({ action: 'keep' });
  });

  test('is withdrawn at once when the target is the only one of its group that answers', () => {
    const decision = about(
      'eu-west-1',
      { 'eu-west-1': 'recovering', 'eu-central-1': 'failed' },
      { observer: 'us-east-1', votes: ['eu-west-1'] },
    );
    expect(decision).toMatchObject({ action: 'withdraw' });
  });
});

describe('an observer is isolated', () => {
  const seen = (...run: boolean[]) => new Map(run.map((ok, i) => [`r${i}`, ok ? good : bad]));

  test('when it misses most of the others in this tick', () => {
    expect(isIsolated(seen(false, false, false, true), undefined)).toBe(true);
  });

  test('not when half of them fail: that may be two regions at once', () => {
    expect(isIsolated(seen(false, false, true, true), undefined)).toBe(false);
  });

  test('when it reaches none of the neutral canaries', () => {
    expect(isIsolated(seen(false, true, true, true), [false, false])).toBe(true);
  });

  test('not while one canary answers, nor where nobody asked or none is configured', () => {
    expect(isIsolated(seen(false, true, true, true), [false, true])).toBe(false);
    expect(isIsolated(seen(false, true, true, true), undefined)).toBe(false);
    expect(isIsolated(seen(false, true, true, true), [])).toBe(false);
  });
});

// Helpers

type More = {
  observer?: string;
  killed?: boolean;
  isolated?: boolean;
  votes?: readonly string[];
  pictures?: readonly Picture[];
};

/** The decision of ap-southeast-1 (or another observer) where all not named are healthy. */
function about(target: string, verdicts: Record<string, Verdict>, more: More = {}) {
  const observer = more.observer ?? 'ap-southeast-1';
  const scene: Scene = {
    observer,
    view,
    standings: new Map(
      view.regions
        .filter((region) => region !== observer)
        .map((region) => [region, opinion(verdicts[region] ?? 'healthy')]),
    ),
    votes: new Set(more.votes ?? []),
    isolated: more.isolated ?? false,
    killed: more.killed ?? false,
    pictures: pictures(...(more.pictures ?? [])),
  };
  return decideVote(target, scene);
}
