import { regionOf } from '../../topology/pools';
import type { Cell } from '../../topology/state-schema';
import type { Rule } from '../finding';
import { list } from '../wording';

/** Personal data of people in the EU is written, promoted and cached only under "EU". */
export const residencyCell: Rule = {
  id: 'residency.cell',
  check: (topology) =>
    topology.cells.flatMap((cell, index) =>
      placesOf(cell).flatMap(([field, regions, does]) => {
        const outside = regions.filter((name) => regionOf(topology, name).jurisdiction !== 'EU');
        if (!cell.euPersonalData || outside.length === 0) return [];
        return [
          {
            severity: 'error' as const,
            path: `cells[${index}].${field}`,
            got: field === 'writer' ? cell.writer : regions,
            problem: `cell ${cell.name} holds EU personal data and ${does} ${list(outside)}`,
            instead: `write regions under "EU" only, or move the data to a cell that stays there`,
          },
        ];
      }),
    ),
};

function placesOf(cell: Cell): [field: string, regions: readonly string[], does: string][] {
  return [
    ['writer', [cell.writer], 'is written in'],
    ['candidates', cell.candidates, 'may be promoted in'],
    ['cache.regions', cell.cache?.regions ?? [], 'is cached in'],
  ];
}
