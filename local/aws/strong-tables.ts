import { Links } from '../../models/tables/links';
import { StrongTable } from '../../models/tables/strong-table';
import type { StackSet } from '../template/stack-set';
import type { Resolved } from '../template/template';
import { definitionFrom } from './table-definition';

/** The global tables of the templates and the network between their members. */
export type StrongTables = {
  readonly tables: readonly StrongTable[];
  readonly links: Links;
  /** Regions that hold a replica, whether the topology governs them or not. */
  readonly members: readonly string[];
};

/** Reads every global table; one that is not strongly consistent is refused, nothing uses one. */
export function openStrongTables(
  stacks: StackSet,
  regions: readonly string[],
  chance: () => number,
): StrongTables {
  const found = stacks.resources('AWS::DynamoDB::GlobalTable');
  const members = [...new Set(found.flatMap(membersOf))];
  const links = new Links([...new Set([...regions, ...members])]);
  const tables = found.map((resource) => {
    const consistency = resource.properties['MultiRegionConsistency'];
    if (consistency !== 'STRONG') {
      const got = JSON.stringify(consistency);
      throw new Error(`global table ${resource.logicalId} is not strongly consistent, got ${got}`);
    }
    return new StrongTable(definitionFrom(resource), membersOf(resource), links, chance);
  });
  return { tables, links, members };
}

const membersOf = ({ properties }: Resolved): string[] =>
  (properties['Replicas'] as { readonly Region: string }[]).map(({ Region }) => Region);
