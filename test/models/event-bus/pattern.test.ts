import { matchesPattern, parsePattern } from '../../../models/event-bus/pattern';

const event = {
  source: 'meridian.orders',
  'detail-type': 'OrderPlaced',
  resources: ['arn:a', 'arn:b'],
  detail: {
    originRegion: 'us-east-1',
    amount: 250,
    empty: null,
    flags: [],
    lines: [
      { sku: 'x', count: 1 },
      { sku: 'y', count: 5 },
    ],
    customer: { tier: 'Gold' },
  },
};

const detail = (pattern: object) => ({ detail: pattern });

describe('an event matches', () => {
  test.each<object>([
    { source: ['other', 'meridian.orders'] },
    { source: ['meridian.orders'], 'detail-type': ['OrderPlaced'] },
    { resources: ['arn:b'] },
    { source: [{ prefix: 'meridian.' }] },
    { source: [{ prefix: { 'equals-ignore-case': 'MERIDIAN.' } }] },
    { source: [{ suffix: '.orders' }] },
    { source: [{ 'equals-ignore-case': 'Meridian.Orders' }] },
    detail({ amount: [250] }),
    detail({ amount: [{ numeric: ['>', 100, '<=', 250] }] }),
    detail({ amount: [{ numeric: ['=', 250] }] }),
    detail({ empty: [null] }),
    detail({ empty: [{ exists: true }] }),
    detail({ absent: [{ exists: false }] }),
    detail({ flags: [{ exists: false }] }),
    detail({ originRegion: [{ 'anything-but': 'eu-west-1' }] }),
    detail({ originRegion: [{ 'anything-but': ['eu-west-1', 'us-west-2'] }] }),
    detail({ originRegion: [{ 'anything-but': { prefix: 'eu-' } }] }),
    detail({ originRegion: [{ 'anything-but': { suffix: ['-2', '-3'] } }] }),
    detail({ customer: { tier: ['Gold'] } }),
    detail({ lines: { sku: ['y'], count: [5] } }),
    { $or: [{ source: ['x'] }, { 'detail-type': ['OrderPlaced'] }] },
  ])('%j', (pattern) => {
    expect(matchesPattern(parsePattern(pattern), event)).toBe(true);
  });
});

describe('an event does not match', () => {
  test.each<object>([
    { source: ['other'] },
    { source: ['meridian.orders'], 'detail-type': ['Other'] },
    { source: [{ prefix: 'orders' }] },
    detail({ amount: ['250'] }),
    detail({ amount: [{ numeric: ['<', 250] }] }),
    detail({ originRegion: [{ numeric: ['>', 0] }] }),
    detail({ customer: [{ exists: true }] }),
    detail({ absent: [{ exists: true }] }),
    detail({ absent: [{ 'anything-but': 'x' }] }),
    detail({ originRegion: [{ 'anything-but': ['us-east-1'] }] }),
    detail({ originRegion: [{ 'anything-but': { prefix: 'us-' } }] }),
    detail({ lines: { sku: ['x'], count: [5] } }),
    detail({ toString: [{ exists: true }] }),
    detail({ customer: { tier: { more: ['x'] } } }),
    { $or: [{ source: ['x'] }, { source: ['y'] }] },
    { source: ['other'], $or: [{ source: ['x'] }, { 'detail-type': ['OrderPlaced'] }] },
  ])('%j', (pattern) => {
    expect(matchesPattern(parsePattern(pattern), event)).toBe(false);
  });
});

describe('a pattern is refused', () => {
  test.each<[unknown, string]>([
    [{}, '$: an empty object matches nothing, name a field'],
    [[], '$: expected an object, got []'],
    [{ source: 'x' }, '$.source: expected an object, got "x"'],
    [{ source: [] }, '$.source: an empty list matches nothing'],
    [detail({}), '$.detail: an empty object'],
    [{ source: [{ wildcard: 'a*' }] }, '$.source: cannot imitate {"wildcard":"a*"}'],
    [{ source: [{ cidr: '10.0.0.0/8' }] }, 'cannot imitate'],
    [{ source: [{ prefix: 1 }] }, 'prefix takes a string, got 1'],
    [{ source: [{ prefix: 'a', suffix: 'b' }] }, 'expected a value or one matcher'],
    [{ source: [['a']] }, 'expected a value or one matcher'],
    [{ source: [{ exists: 'yes' }] }, 'cannot imitate'],
    [{ source: [{ numeric: ['>'] }] }, 'numeric takes one or two pairs'],
    [{ source: [{ numeric: [0, '>'] }] }, 'numeric takes one or two pairs'],
    [{ source: [{ 'anything-but': [] }] }, 'anything-but takes values or one test'],
    [{ source: [{ 'anything-but': { exists: true } }] }, 'anything-but cannot hold'],
    [{ source: [{ 'anything-but': { cidr: 'x' } }] }, 'cannot imitate'],
    [{ $or: [{ source: ['x'] }] }, '$.$or: expected at least two patterns'],
    [{ source: ['x'.repeat(2048)] }, 'at most 2048 characters'],
  ])('%j', (pattern, expected) => {
    expect(() => parsePattern(pattern)).toThrow(expected);
  });
});
