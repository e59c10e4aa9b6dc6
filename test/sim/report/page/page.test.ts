import { calmMs } from '../../../../sim/slow-path/story';
import { seedPage, seedsPage } from '../../../../sim/report/page/page';
import type { Summary } from '../../../../sim/report/summary';
import type { Played } from '../../../../sim/report/timeline/timeline';

/** A name as no topology file may have it, in case that one day one may. */
const nasty = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

const about = {
  file: `${nasty}.json`,
  replay: (seed: number) => `npx meridian simulate --topology '${nasty}' --seed ${seed}`,
};

const story: Played = {
  swarm: {
    ...{ seed: 7, kind: 'region lost', pace: 'as declared', mode: 'automatic', skewMs: 5 },
    ...{ possible: [nasty], accident: 'nothing happens to runs', approving: 1, stores: 'moved' },
    beats: [{ atSeconds: 3, do: 'lose', region: nasty }],
  },
  outcome: {
    ...{ seed: 7, kind: 'region lost', hash: 'abc', seconds: 60, incidents: 1 },
    violations: [`12.5 s, one-writer: ${nasty}`],
    losses: [
      {
        ...{ region: nasty, kind: 'region lost', rtoSeconds: 24.8, errorSeconds: 5 },
        writes: [{ cell: nasty, seconds: undefined }],
      },
    ],
    ...{ befallen: [nasty], falseDrains: 0, shed: 0, held: {} },
  },
  entries: [
    { what: 'answers', pool: nasty, shares: { [nasty]: 0.5, b: 0.5 }, atMs: 0 },
    {
      ...{ what: 'act', text: `lose ${nasty}`, atMs: calmMs + 3_000 },
      act: { do: 'lose', region: nasty },
    },
    { what: 'gate', region: nasty, open: false, atMs: calmMs + 9_000 },
    {
      ...{ what: 'vote', atMs: calmMs + 8_000 },
      change: { observer: 'b', atMs: 0, kind: 'VoteCast', target: nasty, because: nasty },
    },
    {
      ...{ what: 'fact', atMs: calmMs + 10_000 },
      fact: {
        ...{ kind: 'OperatorPaged', severity: 'critical', atMs: 0, by: nasty, about: nasty },
        text: nasty,
      },
    },
    { what: 'answers', pool: nasty, shares: { [nasty]: 0, b: 1 }, atMs: calmMs + 15_000 },
  ],
  view: {
    plane: { regions: [nasty, 'b', 'c'] },
    pools: [{ name: nasty, regions: [nasty, 'b'], default: true, strict: false }],
  } as unknown as Played['view'],
};

const summary: Summary = {
  ...{ first: 1, last: 9, incidents: 9, falseDrains: 0, hash: 'abcdef' },
  kinds: { 'region lost': 5, 'region gray': 0, 'voter away': 0, 'two at once': 0, wild: 4 },
  ...{ simulatedHours: 3, measured: { hours: 1, regionDays: 0.2 } },
  recoveries: [
    {
      ...{ what: 'traffic, a region lost', count: 6, p50: 24, p99: 37.5, max: 37.5 },
      ...{ worstSeed: 7, never: 1, neverSeed: 8, planP99: 27.8, bound: 36.5, target: 30 },
      bins: { fromSeconds: 24, widthSeconds: 0.5, counts: [4, 0, 1] },
    },
    {
      ...{ what: 'writes, their region lost', count: 1, p50: 75, p99: 75, max: 75 },
      ...{ worstSeed: 7, never: 0, neverSeed: undefined, target: 600 },
      bins: { fromSeconds: 74, widthSeconds: 2, counts: [1] },
    },
  ],
  errorSeconds: { mean: 5, most: 6, of: 6 },
  shed: { most: 0.1, seed: 3 },
  calls: Array.from({ length: 30 }, (_, nth) => ({ why: `reason ${nth} ${nasty}`, count: 1 })),
  violations: [{ seed: 7, what: [`12.5 s, one-writer: ${nasty}`] }],
};

const pages = [
  ['of many seeds', seedsPage(summary, story, about)],
  ['of one seed', seedPage(story, about)],
] as const;

describe.each(pages)('a page %s', (_what, page) => {
  test('runs nothing and asks for nothing, whatever the names in it are', () => {
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"`,
    );
    expect(page).not.toMatch(/<(script|img|iframe|object|embed|form|base)\b/i);
    expect(page).not.toMatch(/https?:|url\(|@import/);
    expect(page.match(/<link [^>]*>/g)).toEqual(['<link rel="icon" href="data:," />']);
    expect(page).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;');
  });

  test('opens every element that it closes', () => {
    const open: string[] = [];
    const body = page.replace(
      /<!doctype html>|<style>[\s\S]*?<\/style>|<(meta|link|br)\b[^>]*>/g,
      '',
    );
    for (const [, closing, name = '', , empty] of body.matchAll(
      /<(\/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*?)(\/?)>/g,
    )) {
      if (closing === '/') expect(open.pop()).toBe(name);
      else if (empty === '') open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('has one first heading, tables with headings, and pictures with titles', () => {
    expect(page.match(/<h1>/g)).toHaveLength(1);
    for (const [table] of page.matchAll(/<table[\s\S]*?<\/table>/g)) {
      expect(table).toMatch(/<th scope="(col|row)"/);
    }
    for (const [head] of page.matchAll(/<th\b[^>]*>/g)) expect(head).toMatch(/scope="(col|row)"/);
    const pictures = [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([picture]) => picture);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      expect(picture).toMatch(/^<svg[^>]*role="img"/);
      const [, ids = ''] = /aria-labelledby="([^"]*)"/.exec(picture) ?? [];
      for (const id of ids.split(' '))
        expect(picture).toMatch(new RegExp(`<(title|desc) id="${id}"`));
    }
  });

  test('names each of its elements once', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const [[, many], [, one]] = pages;

test('the verdict comes first: what broke, and which promise', () => {
  const verdict = /<p class="verdict bad">([\s\S]*?)<\/p>/.exec(many)?.[1];
  expect(verdict).toContain('1 seed broke what must always hold.');
  expect(verdict).toContain('37.5 s with seed 7, above its bound of 36.5 s');
});

test('a page without anything broken says so', () => {
  const calm = seedsPage({ ...summary, violations: [], recoveries: [] }, story, about);
  expect(calm).toMatch(/class="verdict">\s*Nothing broke that must always hold/);
  expect(calm).toContain('No measured day is among these seeds');
});

test('every mark is named; what is too far away for its histogram is named with an arrow', () => {
  for (const mark of ['plan p99 27.8 s', 'target 30.0 s', 'bound 36.5 s', 'target 600.0 s →']) {
    expect(many).toMatch(new RegExp(`<text[^>]*>\\s*${mark}\\s*</text`));
  }
});

test('a figure beyond what was promised says so in words', () => {
  expect(many).toMatch(/37\.5<br \/><small>above target/);
  expect(many).toMatch(/37\.5<br \/><small>above bound/);
  expect(many).toMatch(/1<br \/><small>not over/);
});

test('all reasons are told, not only the first', () => {
  expect(many).toContain('reason 0 ');
  expect(many).toContain('reason 29 ');
});

test.each<[says: string, measured: Summary['measured'], falseDrains: number]>([
  ['too little for a rate', { hours: 1, regionDays: 0.9 }, 0],
  ['below 3,000 per 10,000 such region-days (95 %)', { hours: 60, regionDays: 10 }, 0],
  ['2,000 per 10,000 such region-days', { hours: 60, regionDays: 10 }, 2],
])('a rate of false drains is said with what it rests on: %s', (says, measured, falseDrains) => {
  const page = seedsPage({ ...summary, measured, falseDrains }, story, about);
  expect(page).toContain(says);
  expect(page).toContain(`${measured.regionDays.toFixed(2)} region-days`);
});

test('every violating seed has its line, and the story says when it broke', () => {
  expect(many).toContain('--seed 7</code>');
  expect(one).toContain('class="broken-line"');
  expect(one).toContain('>broken: one-writer: ');
});

test('lanes: regions, pools, permits, incidents and people, each named', () => {
  const names = [...one.matchAll(/<div style="height:[\d.]+px">([\s\S]*?)<\/div>/g)].map(
    ([, name = '']) => name.trim(),
  );
  expect(names).toEqual([
    'seconds',
    'broken',
    'out of service',
    expect.stringContaining('script'),
    'b',
    'c',
    expect.stringMatching(/^DNS, /),
    'may write',
    'incidents',
    'people',
  ]);
});

test('the tale is told in order below the picture', () => {
  const tale = /<table class="tale">([\s\S]*?)<\/table>/.exec(one)?.[1] ?? '';
  const seconds = [...tale.matchAll(/<td class="n">([\d.]+)<\/td>/g)].map(([, at]) => Number(at));
  expect(seconds).toEqual([3, 9, 8, 10, 15]);
});
