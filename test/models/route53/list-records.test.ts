import fc from 'fast-check';
import type { ListStart } from '../../../models/route53/list-records';
import { listRecords } from '../../../models/route53/list-records';
import { labelOf } from '../../../models/route53/record';
import type { RecordSet } from '../../../models/route53/record';
import { thrownBy } from '../../support/thrown-by';
import { address, cname } from './specimens';

const text: RecordSet = { ...cname('_meridian.eu.api'), type: 'TXT', values: ['"1.1"'] };
const tree: RecordSet[] = [
  address('www'),
  text,
  cname('eu.api', { setIdentifier: 'b', weight: 1 }),
  cname('eu.api', { setIdentifier: 'a', weight: 1 }),
  { ...address('eu.api'), type: 'AAAA', values: ['2001:db8::1'] },
  cname('eu-west.api'),
  cname('api'),
  { ...address('x'), name: 'example.com', type: 'SOA', values: [] },
  { ...address('x'), name: 'example.com', type: 'NS', values: [] },
];

const said = (start: ListStart): string[] =>
  listRecords(tree, start).records.map(
    (record) => `${record.name.replace(/\.?example\.com$/, '')} ${record.type} ${labelOf(record)}`,
  );

test('names are listed by their labels from the end, then types, then identifiers', () => {
  expect(said({})).toEqual([
    ' NS the only record',
    ' SOA the only record',
    'api CNAME the only record',
    'eu-west.api CNAME the only record',
    'eu.api AAAA the only record',
    'eu.api CNAME a',
    'eu.api CNAME b',
    '_meridian.eu.api TXT the only record',
    'www A the only record',
  ]);
});

test.each<[string, ListStart, string | undefined]>([
  ['a name', { name: 'EU.api.example.com.' }, 'eu.api AAAA the only record'],
  ['a name that is not there', { name: 'f.api.example.com' }, 'www A the only record'],
  ['a type', { name: 'eu.api.example.com', type: 'CNAME' }, 'eu.api CNAME a'],
  [
    'an identifier',
    { name: 'eu.api.example.com', type: 'CNAME', identifier: 'b' },
    'eu.api CNAME b',
  ],
  ['a name behind all', { name: 'zzz.example.com' }, undefined],
])('a list begins with %s', (_, start, first) => {
  expect(said(start)[0]).toBe(first);
});

test('a page is as long as asked for, and names the next one', () => {
  const page = listRecords(tree, { name: 'eu.api.example.com', maxItems: 2 });
  expect(page).toMatchObject({ maxItems: 2, next: { setIdentifier: 'b' } });
  expect(page.records).toHaveLength(2);
  expect(listRecords(tree, { maxItems: 9 })).not.toHaveProperty('next');
  expect(listRecords(tree, { maxItems: 1_000 }).maxItems).toBe(300);
});

test('law: pages follow one another without a gap, whatever their length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.shuffledSubarray(tree), (maxItems, records) => {
      const listed: RecordSet[] = [];
      let start: ListStart | undefined = {};
      while (start !== undefined) {
        const page = listRecords(records, { ...start, maxItems });
        listed.push(...page.records);
        const { next } = page;
        start = next && { name: next.name, type: next.type, identifier: next.setIdentifier };
      }
      expect(listed).toEqual(listRecords(records, {}).records);
      expect(listed).toHaveLength(records.length);
    }),
  );
});

test.each<[string, ListStart]>([
  ['a type without a name', { type: 'A' }],
  ['an identifier without a type', { name: 'a.example.com', identifier: 'x' }],
  ['no items', { maxItems: 0 }],
  ['half an item', { maxItems: 0.5 }],
  ['no number', { maxItems: NaN }],
])('refused: %s', (_, start) => {
  expect(thrownBy(() => listRecords(tree, start))).toMatchObject({ name: 'InvalidInput' });
});
