import { breaksRule, check, saysOf } from '../../../support/breaks-rule';

breaksRule('capacity.normal', [
  [
    { 'regions[2].capacityPercent': 90 },
    'error regions[2].capacityPercent: eu-west-1 carries 9 of its own 10 %',
  ],
]);

breaksRule('capacity.one-group', [
  [
    { 'regions[1].capacityPercent': 130 },
    'error regions[0].name: serve 99 % of all traffic; 166.7 % of their normal load is needed',
  ],
]);

breaksRule('capacity.pool', [
  [
    { 'regions[1].capacityPercent': 199 },
    'error regions[0].name: pool world serves 99.6 % of its traffic and sheds 0.3 of 80; 200 %',
  ],
  [
    {
      'pools[0].regions': ['us-west-2', 'us-east-1'],
      'pools[2]': { name: 'asia', regions: ['ap-southeast-1'], continents: ['AS'] },
      'regions[0].capacityPercent': 120,
    },
    'error regions[1].name: pool world serves 68.6 % of its traffic and sheds 22 of 70; 175 %',
  ],
  [
    {
      'pools[0].default': false,
      'pools[0].regions': ['us-west-2', 'us-east-1'],
      'pools[2]': { name: 'asia', regions: ['ap-southeast-1'], default: true },
    },
    'error regions[3].name: serves 0 % of its traffic and sheds 10 of 10; no survivor has a share',
  ],
]);

saysOf('capacity.immediate', [
  [{}, 'warning regions[1].name: Route 53 sends us-west-2 64 of 60 (106.7 %)'],
  [
    { 'regions[4].capacityPercent': 150 },
    'warning regions[2].name: eu-central-1 20 of 15 (133.3 %)',
  ],
]);

test('capacity.immediate: room for every answer of Route 53 leaves nothing to say', () => {
  expect(check('capacity.immediate', { 'regions[0].capacityPercent': 160 }, '2026-11-22')).toEqual(
    [],
  );
});
