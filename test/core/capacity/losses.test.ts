import { afterLoss, allLosses } from '../../../core/capacity/losses';
import { editedTopology } from '../../support/edited-topology';

const topology = editedTopology('topology.json');

test('losing us-west-2 is served whole, its survivors at exactly 80 of 80', () => {
  const [loss] = afterLoss(topology, ['us-west-2']);
  expect(loss).toMatchObject({
    pool: 'world',
    demand: 80,
    neededPercent: 200,
    planned: {
      shares: { 'us-east-1': 60, 'ap-southeast-1': 20 },
      load: {
        'us-east-1': { carried: 60, capacity: 60, percent: 100 },
        'ap-southeast-1': { carried: 20, capacity: 20, percent: 100 },
      },
      shed: 0,
    },
  });
});

test('losing us-east-1 overloads us-west-2 at once, and not once the weights have moved', () => {
  const [loss] = afterLoss(topology, ['us-east-1']);
  expect(loss?.immediate.load['us-west-2']).toMatchObject({ carried: 64, capacity: 60 });
  expect(loss?.planned.load['us-west-2']).toMatchObject({ carried: 60, capacity: 60 });
});

test('only the pools that a loss touches are listed: each region, then each pair', () => {
  const listed = allLosses(topology).map(({ lost, pool }) => `${lost.join('+')} ${pool}`);
  expect(listed.slice(0, 7)).toEqual([
    'us-west-2 world',
    'us-east-1 world',
    'eu-west-1 eu',
    'ap-southeast-1 world',
    'eu-central-1 eu',
    'us-west-2+us-east-1 world',
    'us-west-2+eu-west-1 world',
  ]);
  expect(listed).toHaveLength(5 + 4 + 2 * 6);
});

test('a strict pool without a survivor sheds everything and burdens nobody', () => {
  expect(afterLoss(topology, ['eu-west-1', 'eu-central-1'])).toEqual([
    {
      lost: ['eu-west-1', 'eu-central-1'],
      pool: 'eu',
      demand: 20,
      neededPercent: Infinity,
      immediate: { shares: {}, load: {} },
      planned: { shares: {}, load: {}, shed: 20 },
    },
  ]);
});

test('one that is not strict falls to the default pool, and both share what is shed', () => {
  const open = editedTopology('topology.json', { 'pools[1].strict': false });
  const [world, eu] = afterLoss(open, ['eu-west-1', 'eu-central-1']);
  expect(world?.planned.load).toEqual(eu?.planned.load);
  expect(world?.planned.load['us-west-2']).toMatchObject({ carried: 50, capacity: 60 });
  expect(eu?.planned.shares['us-west-2']).toBeCloseTo(10);
  expect(world?.planned.shares['us-west-2']).toBeCloseTo(40);

  const [, crowded] = afterLoss(open, ['us-west-2', 'eu-west-1', 'eu-central-1']);
  expect(crowded?.planned.shed).toBeCloseTo((20 * 20) / 100);
});

test('the default pool itself falls to nobody', () => {
  const lost = ['us-west-2', 'us-east-1', 'ap-southeast-1'];
  expect(afterLoss(topology, lost)).toMatchObject([{ pool: 'world', planned: { shed: 80 } }]);
});
