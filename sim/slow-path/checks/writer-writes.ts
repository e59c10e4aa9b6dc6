import type { Check } from './check';
import { everySecond, Lately } from './check';
import { ableRegions, disturbed, hasQuorum } from './able';

/** The table and the way to it have been there for so long: a permit is renewed within two turns. */
const renewedMs = 25_000;

/** Whoever was in trouble is itself again after so long: two starts may lie 119 s apart. */
const convalescenceMs = 125_000;

/** A writer that is well keeps its permit, whatever anybody has switched off, until it is closed. */
export const writerWrites: Check = (world, report) => {
  const lately = new Lately(world);
  return {
    see: (happening) => {
      if (happening.what !== 'row' || happening.row.row !== 'cell') return;
      const { row, before } = happening;
      const same = before?.row === 'cell' && before.region === row.region && before.permit.open;
      if (!same) lately.note(`${row.cell} is another's`);
    },
    look: everySecond(world, (nowMs) => {
      const able = ableRegions(world);
      for (const region of world.view.plane.regions) {
        if (!able.includes(region)) lately.note(`${region} is ill`);
      }
      if (!hasQuorum(world) || disturbed(world)) lately.note('the world is disturbed');
      if (lately.agoMs('the world is disturbed') < renewedMs) return;
      for (const row of world.state.rows.values()) {
        if (row.row !== 'cell' || !row.permit.open || row.permit.validUntilMs > nowMs) continue;
        if (lately.agoMs(`${row.region} is ill`) < convalescenceMs) continue;
        if (lately.agoMs(`${row.cell} is another's`) < renewedMs) continue;
        lately.note(`${row.cell} is another's`);
        report(`${row.region} is well and nobody renews its permit for ${row.cell}`);
      }
    }),
  };
};
