import type { Check } from './check';

/**
 * A candidate that was chosen is finished: until the role moves nobody forgets it or chooses
 * another one, and until then the old writer's permit stays closed and as it was.
 */
export const intentBinds: Check = (_, report) => ({
  see: (happening) => {
    if (happening.what !== 'row' || happening.row.row !== 'cell') return;
    const { row, before } = happening;
    if (before?.row !== 'cell' || before.roleEpoch !== row.roleEpoch) return;
    if (before.intent !== undefined && row.intent?.candidate !== before.intent.candidate) {
      const now = row.intent?.candidate ?? 'nobody';
      report(`${row.cell} was meant for ${before.intent.candidate} and is for ${now} now`);
    }
    if (before.permit.open) return;
    if (row.permit.open && before.intent === undefined) return;
    if (row.permit.open || row.permit.validUntilMs !== before.permit.validUntilMs) {
      report(`the permit of ${row.cell} was closed and is renewed all the same`);
    }
  },
});
