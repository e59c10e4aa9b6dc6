import { Links } from '../../../models/tables/links';
import { partitionRows } from '../../../models/tables/partition-rows';
import { StrongTable } from '../../../models/tables/strong-table';
import { TablesOfRegion } from '../../../models/tables/tables-of-region';

const members = ['us-east-1', 'eu-west-1', 'ap-southeast-1'];

test('a row goes in and comes out as it was, maps and lists included', async () => {
  const { rows } = table();
  const row = { sk: 'a', version: 1, list: ['x', 2], map: { on: true }, nothing: null };
  expect(await rows('us-east-1').put(row, undefined)).toBe('written');
  expect(await rows('us-east-1').read()).toEqual([{ pk: 'control', ...row }]);
});

test('only the version that stands is replaced', async () => {
  const { rows } = table();
  const member = rows('us-east-1');
  await member.put({ sk: 'a', version: 1 }, undefined);
  expect(await member.put({ sk: 'a', version: 2 }, undefined)).toBe('refused');
  expect(await member.put({ sk: 'a', version: 3 }, 2)).toBe('refused');
  expect(await member.put({ sk: 'a', version: 2 }, 1)).toBe('written');
});

test('a member that has lost the others rejects, and says nothing about the outcome', async () => {
  const { rows, links } = table();
  links.isolate('us-east-1', 0);
  await expect(rows('us-east-1').read()).rejects.toThrow('no second member is reachable');
  await expect(rows('us-east-1').put({ sk: 'a', version: 1 }, undefined)).rejects.toThrow();
  expect(await rows('eu-west-1').put({ sk: 'b', version: 1 }, undefined)).toBe('written');
});

// Helpers

function table() {
  const links = new Links(members);
  const definition = {
    name: 'strong',
    partitionKey: { name: 'pk', type: 'S' as const },
    sortKey: { name: 'sk', type: 'S' as const },
  };
  const strong = new StrongTable(definition, members, links, () => 0.9);
  const rows = (region: string) =>
    partitionRows({
      tables: new TablesOfRegion(region, [strong.endpoint(region)]),
      table: 'strong',
      partition: 'control',
      now: () => 10_000,
    });
  return { rows, links };
}
