import { oneGroupLosses } from '../../../core/capacity/one-group';
import { editedTopology } from '../../support/edited-topology';

test("the decision record's 150 % serve 90, 105, 120 and 135 % of all traffic after a loss", () => {
  const losses = oneGroupLosses(editedTopology('examples/adr-as-written.json'));
  expect(
    losses.map(({ lost, capacity, servedPercent }) => [lost, capacity, servedPercent]),
  ).toEqual([
    ['us-west-2', 90, 90],
    ['us-east-1', 105, 100],
    ['eu-west-1', 120, 100],
    ['ap-southeast-1', 135, 100],
  ]);
  const needed = losses.map(({ neededPercent }) => neededPercent.toFixed(1));
  expect(needed).toEqual(['166.7', '142.9', '125.0', '111.1']);
});
