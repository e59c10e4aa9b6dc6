import { route53 } from '../../../core/route53/figures';
import { WeightedDns } from '../../../sim/baselines/weighted-dns';
import { editedTopology } from '../../support/edited-topology';

const topology = editedTopology('topology.json');
const propagationMs = route53.propagationSeconds * 1000;

const worldOf = (dns: WeightedDns) => {
  const world = dns.users().find(({ pool }) => pool === 'world');
  if (world === undefined) throw new Error('the topology has a pool "world"');
  return world;
};
const lastShares = (dns: WeightedDns) => worldOf(dns).answers.at(-1)?.shares;

test('at first every pool is spread as deployed, and demands are parts of all traffic', () => {
  const dns = new WeightedDns(topology);
  expect(dns.users().map(({ pool, demand }) => [pool, demand])).toEqual([
    ['world', 0.8],
    ['eu', 0.2],
  ]);
  expect(lastShares(dns)).toEqual({
    'us-west-2': 0.5,
    'us-east-1': 0.375,
    'ap-southeast-1': 0.125,
  });
});

test('survivors of a turned check share in proportion to their weights', () => {
  const dns = new WeightedDns(topology);
  dns.turn('us-west-2', false, 5_000);
  expect(worldOf(dns).answers.at(-1)).toEqual({
    fromMs: 5_000,
    shares: { 'us-west-2': 0, 'us-east-1': 0.75, 'ap-southeast-1': 0.25 },
  });
  expect(dns.users().find(({ pool }) => pool === 'eu')?.answers).toHaveLength(1);
});

test('a batch is answered by after its propagation, and never before an older one', () => {
  const dns = new WeightedDns(topology);
  const draws = [0.9, 0.1];
  const chance = () => draws.shift() ?? 0;
  dns.reweigh({ ...dns.baseWeights, 'us-west-2': 0 }, 1_000, chance);
  dns.reweigh(dns.baseWeights, 2_000, chance);
  expect(
    worldOf(dns)
      .answers.slice(1)
      .map(({ fromMs }) => fromMs),
  ).toEqual([1_000 + 0.9 * propagationMs, 1_000 + 0.9 * propagationMs]);
  expect(lastShares(dns)?.['us-west-2']).toBe(0.5);
});

test('where every member is taken out, everybody is named again', () => {
  const dns = new WeightedDns(topology);
  for (const region of ['us-west-2', 'us-east-1', 'ap-southeast-1']) dns.turn(region, false, 0);
  expect(lastShares(dns)?.['us-west-2']).toBe(0.5);
});

test('a region is named from a moment on while an answer names it then or later', () => {
  const dns = new WeightedDns(topology);
  expect(dns.namesFrom(0, 'us-west-2')).toBe(true);
  dns.turn('us-west-2', false, 5_000);
  expect(dns.namesFrom(4_999, 'us-west-2')).toBe(true);
  expect(dns.namesFrom(5_000, 'us-west-2')).toBe(false);
  dns.turn('us-west-2', true, 9_000);
  expect(dns.namesFrom(5_000, 'us-west-2')).toBe(true);
});
