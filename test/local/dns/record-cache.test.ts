import { RecordCache } from '../../../local/dns/record-cache';

const record = (name: string, ttlSeconds = 60) => ({
  name,
  type: 'A',
  ttlSeconds,
  data: '127.0.0.1',
});

test('a newer answer replaces an older one, even by one that may not be kept', () => {
  const cache = new RecordCache(() => 0);
  cache.add([record('a')]);
  cache.add([{ ...record('a', 0), data: '127.0.0.2' }]);
  expect(cache.get('a', 'A')).toBeUndefined();
});

test('names are the same in any case, types are not', () => {
  const cache = new RecordCache(() => 0);
  cache.add([record('A.example')]);
  expect(cache.get('a.EXAMPLE.', 'A')?.records).toHaveLength(1);
  expect(cache.get('a.example', 'CNAME')).toBeUndefined();
});

test('a client that asks for ever more names does not grow without end', () => {
  const cache = new RecordCache(() => 0);
  for (let at = 0; at < 1_200; at += 1) cache.add([record(`n${at}`)]);
  expect(cache.get('n0', 'A')).toBeUndefined();
  expect(cache.get('n199', 'A')).toBeUndefined();
  expect(cache.get('n200', 'A')).toBeDefined();
  expect(cache.get('n1199', 'A')).toBeDefined();
});
