import type { Check } from './check';

/**
 * A cell's role goes only where its database accepts writes already, and a database is promoted only
 * for whom its cell is meant: what is promoted cannot be taken back.
 */
export const roleFollowsDatabase: Check = (world, report) => ({
  see: (happening) => {
    if (happening.what !== 'row' || happening.row.row !== 'cell') return;
    const { row, before } = happening;
    if (before?.row !== 'cell' || before.region === row.region) return;
    if (!world.databases.all.has(row.cell)) return;
    const { writer, busy } = world.databases.describe(row.cell, row.region);
    if (writer !== row.region)
      report(`${row.region} is to write ${row.cell}, whose database is ${writer ?? 'nobody'}'s`);
    if (busy !== undefined)
      report(`${row.region} is to write ${row.cell}, whose database is ${busy}`);
  },
});
