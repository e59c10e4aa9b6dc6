import { statusText } from '../../bin/status-text';
import { opinion, picture, pictures, view, vote } from '../support/plane';

const now = 100_000;
const beat = { beatAtMs: now - 1_000 };

describe('status', () => {
  test('shows who sees what, and who votes', () => {
    const seen = {
      ...picture('us-east-1', ['us-west-2']),
      ...beat,
      opinions: { 'us-west-2': opinion('failed', { vote }) },
    };
    const line = lineOf(statusText(view, pictures(seen), undefined, now), 'us-west-2');
    expect(line).toContain('X V');
    expect(line).toContain('open (1 of 3)');
  });

  test('a gate is closed by a quorum', () => {
    const three = ['us-east-1', 'eu-west-1', 'eu-central-1'].map((o) => picture(o, ['us-west-2']));
    const line = lineOf(statusText(view, pictures(...three), undefined, now), 'us-west-2');
    expect(line).toContain('closed (3 of 3)');
  });

  test('says why a vote was withheld', () => {
    const withheld = { rule: 'two-at-once', because: 'a question for a person' };
    const seen = { ...picture('us-east-1', []), opinions: { a: opinion('failed', { withheld }) } };
    expect(statusText(view, pictures(seen), undefined, now)).toContain(
      'us-east-1 about a: a question for a person (two-at-once)',
    );
  });

  test('names regions that cannot be read, and observers that are silent or cut off', () => {
    const silent = { ...picture('us-east-1', []), beatAtMs: now - 60_000, isolated: true };
    const text = statusText(view, pictures(silent), undefined, now);
    expect(text).toContain('us-west-2: its endpoint cannot be read');
    expect(text).toContain('us-east-1: isolated');
    expect(text).toContain('us-east-1: silent for 60 s of 150');
  });

  test('a hold is listed once, with everybody who serves it', () => {
    const both = ['us-east-1', 'eu-west-1'].map((o) => picture(o, ['us-west-2'], ['us-west-2']));
    expect(statusText(view, pictures(...both), undefined, now)).toContain(
      'us-west-2: r (ops); served by us-east-1, eu-west-1',
    );
  });

  test('the kill switch is in the headline, with the regions that know it', () => {
    const killed = {
      ...picture('us-east-1', []),
      killSwitch: { on: true, by: 'ops', reason: 'x', atMs: 0 },
    };
    const [head] = statusText(view, pictures(killed), undefined, now).split('\n');
    expect(head).toContain('kill switch ON in us-east-1');
  });

  test('on the desk, what DNS does and what was broken', () => {
    const desk = {
      faults: ['us-west-2 goes down hard (silent)'],
      dns: { 'us-west-2': { admitted: false, percent: 0 } },
    };
    const text = statusText(view, pictures(), desk, now);
    expect(lineOf(text, 'us-west-2')).toContain('DNS is out, 0 %');
    expect(text).toContain('goes down hard');
  });
});

// Helpers

/** The row of the matrix that is about a region. */
function lineOf(text: string, region: string): string {
  return text.split('\n').find((line) => line.startsWith(`  ${region}`)) ?? '';
}
