import { databasePlaces, dataRegions } from '../core/topology/data-places';
import { regionOf } from '../core/topology/pools';
import type { Problem } from '../core/topology/problem';
import type { Topology } from '../core/topology/schema';
import type { Cell } from '../core/topology/state-schema';
import { cacheRefusals } from './cache-refusals';
import { dataNameRefusals } from './data-name-refusals';
import { cidrOf } from './region-cidr';

/** Secondaries of a global database, and replicas in other regions that RDS is sure to take. */
const mostCopies = { 'aurora-global': 10, 'rds-replica': 5 };

/** What a topology can say of its data and AWS, or the law, would refuse. */
export function dataRefusals(topology: Topology): Problem[] {
  return [
    ...topology.cells.flatMap((cell, index) => [
      ...databaseRefusals(cell, `cells[${index}]`),
      ...residencyRefusals(topology, cell, `cells[${index}]`),
      ...cacheRefusals(cell, `cells[${index}].cache`),
    ]),
    ...dataNameRefusals(topology),
    ...networkRefusals(topology),
  ];
}

function databaseRefusals(cell: Cell, path: string): Problem[] {
  const { database, candidates } = cell;
  if (database === undefined || database.engine === 'external') return [];
  const { engine, storageGib, maxStorageGib } = database;
  const problems: Problem[] = [];
  if (databasePlaces(cell).length > mostCopies[engine] + 1) {
    problems.push({
      path: `${path}.candidates`,
      got: candidates,
      problem: `${engine} has at most ${mostCopies[engine]} copies beside the one that is written`,
      instead: 'write fewer candidates',
    });
  }
  if (engine === 'rds-replica' && maxStorageGib < storageGib * 1.1) {
    problems.push({
      path: `${path}.database.maxStorageGib`,
      got: maxStorageGib,
      problem: 'RDS grows an instance by a tenth at least',
      instead: `write ${Math.ceil(storageGib * 1.1)} or more`,
    });
  }
  return problems;
}

/** `plan` has the same rule; but what is deployed here is deployed whether anybody planned or not. */
function residencyRefusals(topology: Topology, cell: Cell, path: string): Problem[] {
  if (!cell.euPersonalData) return [];
  const held: [field: string, regions: readonly string[]][] = [
    ['database', databasePlaces(cell)],
    ['cache.regions', cell.cache?.regions ?? []],
  ];
  return held.flatMap(([field, regions]) => {
    const outside = regions.filter((name) => regionOf(topology, name).jurisdiction !== 'EU');
    if (outside.length === 0) return [];
    return [
      {
        path: `${path}.${field}`,
        got: regions,
        problem: `EU personal data would lie in ${outside.join(', ')}, outside of jurisdiction "EU"`,
        instead: 'name regions of jurisdiction "EU" only, or move the data to a cell that does',
      },
    ];
  });
}

function networkRefusals(topology: Topology): Problem[] {
  return dataRegions(topology)
    .filter((region) => cidrOf(region) === undefined)
    .map((region) => ({
      path: 'cells',
      got: region,
      problem: 'no network is set aside for data in this region',
      instead: 'add it at the end of the list in lib/region-cidr.ts, or write engine "external"',
    }));
}
