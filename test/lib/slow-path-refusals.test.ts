import { controlViewOf } from '../../core/topology/control-view';
import { environmentBytes } from '../../lib/environment-bytes';
import { slowPathRefusals } from '../../lib/slow-path-refusals';
import { topologyOfSize, topologyWith } from '../support/templates';
import { governed } from './governed';

const refused = (lease: Record<string, unknown>, size = 4): string[] =>
  slowPathRefusals(governed(size, { lease })).map(({ path }) => path);

test("the repository's own topology can be built", () => {
  expect(slowPathRefusals(topologyWith())).toEqual([]);
});

test('without a lease there is nothing to refuse', () => {
  expect(slowPathRefusals(topologyOfSize(2))).toEqual([]);
});

test('a strong table has exactly three different members', () => {
  expect(refused({ members: ['xx-a-1', 'xx-b-1'] })).toEqual(['lease.members']);
  expect(refused({ members: ['xx-a-1', 'xx-b-1', 'xx-a-1'] })).toEqual(['lease.members']);
  expect(refused({ members: ['xx-a-1', 'xx-b-1', 'xx-c-1', 'xx-d-1'] })).toEqual(['lease.members']);
  expect(refused({ members: ['xx-a-1', 'xx-b-1', 'xx-c-1'] })).toEqual([]);
});

test('an eventual table gets no slow path, whatever its members', () => {
  expect(refused({ members: ['xx-a-1'], consistency: 'eventual' })).toEqual([]);
});

test('the global stack stands where the plane is', () => {
  expect(refused({ members: ['xx-z-1', 'xx-a-1', 'xx-b-1'] })).toEqual(['lease.members']);
  expect(refused({ members: ['xx-a-1', 'xx-z-1', 'xx-b-1'] })).toEqual([]);
});

test('a lease outlives the longest step by more than two clocks differ', () => {
  const members = ['xx-a-1', 'xx-b-1', 'xx-c-1'];
  expect(refused({ members, leaseSeconds: 27, clockSkewSeconds: 2 })).toEqual([
    'lease.leaseSeconds',
  ]);
  expect(refused({ members, leaseSeconds: 28, clockSkewSeconds: 2 })).toEqual([]);
});

test('a topology that no function could be told is refused', () => {
  const long = (index: number) => `https://canary-${index}.example.com/${'x'.repeat(350)}`;
  const canaries = Array.from({ length: 8 }, (_, index) => long(index));
  expect(slowPathRefusals(governed(13)).map(({ path }) => path)).toEqual([]);
  const problems = slowPathRefusals(governed(13, { probing: { canaries } }));
  expect(problems.map(({ path }) => path)).toEqual(['regions']);
});

test('quotes count twice, as Lambda measures them', () => {
  const view = controlViewOf(topologyWith());
  const measured = JSON.stringify({ MERIDIAN_CONTROL: JSON.stringify(view) });
  expect(environmentBytes(view)).toBe(measured.length - '{"MERIDIAN_CONTROL":}'.length);
});
