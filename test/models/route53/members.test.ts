import { members } from '../../../models/route53/members';
import { address, alias, cname, unhealthy, zone } from './specimens';

const pool = zone(
  alias('pool', 'a', { setIdentifier: 'a', weight: 40, healthCheckId: 'gate-a' }),
  alias('pool', 'b', { setIdentifier: 'b', weight: 30 }),
  cname('pool-c', { setIdentifier: 'other', weight: 1 }),
  alias('pool', 'c', { setIdentifier: 'c', weight: 10 }),
  cname('a'),
  cname('b'),
  cname('c', { healthCheckId: 'leaf-c' }),
);

test('each member is told with its weight, its health and its chance to be the next answer', () => {
  const told = members(pool, 'POOL.example.com.', unhealthy('leaf-c'));
  expect(told).toEqual([
    { setIdentifier: 'a', target: 'a.example.com', weight: 40, healthy: true, probability: 4 / 7 },
    { setIdentifier: 'b', target: 'b.example.com', weight: 30, healthy: true, probability: 3 / 7 },
    { setIdentifier: 'c', target: 'c.example.com', weight: 10, healthy: false, probability: 0 },
  ]);
});

test('where nothing is healthy the chances say what Route 53 then does', () => {
  const told = members(
    zone(...pool.records.slice(0, 1), cname('a')),
    'pool.example.com',
    () => false,
  );
  expect(told).toMatchObject([{ healthy: false, probability: 1 }]);
});

test('a group that exists for both families is told once', () => {
  const member = { setIdentifier: 'a', weight: 1 };
  const both = zone(
    address('pool', member),
    address('pool', { ...member, type: 'AAAA', values: ['2001:db8::1'] }),
  );
  expect(members(both, 'pool.example.com', unhealthy())).toMatchObject([
    { setIdentifier: 'a', target: '192.0.2.1', probability: 1 },
  ]);
});

test('a name without a weighted group is a mistake that is said', () => {
  expect(() => members(pool, 'a.example.com', unhealthy())).toThrow(
    'no weighted group at a.example',
  );
});
