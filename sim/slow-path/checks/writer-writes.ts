import type { Check } from './check';
import { everySecond, Lately } from './check';
import { Convalescence } from './convalescence';

/** The table and the way to it have been there for so long: a permit is renewed within two turns. */
const renewedMs = 25_000;

/** A writer that is well keeps its permit, whatever anybody has switched off, until it is closed. */
export const writerWrites: Check = (world, report) => {
  const lately = new Lately(world);
  const health = new Convalescence(world);
  return {
    see: (happening) => {
      if (happening.what !== 'row' || happening.row.row !== 'cell') return;
      const { row, before } = happening;
      const same = before?.row === 'cell' && before.region === row.region && before.permit.open;
      if (!same) lately.note(`${row.cell} is another's`);
    },
    look: everySecond(world, (nowMs) => {
      health.look();
      if (health.calmMs() < renewedMs) return;
      for (const row of world.state.rows.values()) {
        if (row.row !== 'cell' || !row.permit.open || row.permit.validUntilMs > nowMs) continue;
        if (!health.isWell(row.region)) continue;
        if (lately.agoMs(`${row.cell} is another's`) < renewedMs) continue;
        lately.note(`${row.cell} is another's`);
        report(`${row.region} is well and nobody renews its permit for ${row.cell}`);
      }
    }),
  };
};
