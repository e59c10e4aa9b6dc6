import type { Attempt } from '../../local/clients/attempt';
import type { Recovery } from '../../local/clients/recovery';
import { measureRecovery } from '../../local/clients/recovery';
import type { Result, Row } from '../harness';

/** One way out, and all that its clients of the failed region's pool went through. */
export type Felt = { readonly name: string; readonly attempts: readonly Attempt[] };

/** The same fault as everybody's clients felt it; the first one is what the others are held against. */
export function compared(all: readonly Felt[], faultMs: number): Result {
  const recoveries = all.map(({ attempts }) => measureRecovery(attempts, faultMs));
  const [first] = recoveries;
  const row = (what: string, unit: string, of: (felt: Recovery) => number | undefined): Row => {
    return { what, unit, values: recoveries.map(of) };
  };
  return {
    columns: all.map(({ name }) => name),
    rows: [
      row('last client served elsewhere', 's', ({ rtoSeconds }) => rtoSeconds),
      row('  against the first column', 'x', ({ rtoSeconds }) =>
        rtoSeconds === undefined ? undefined : rtoSeconds / (first?.rtoSeconds ?? NaN),
      ),
      row('failed requests', '', ({ failedRequests }) => failedRequests),
      row('clients that met the fault', '', ({ affectedClients }) => affectedClients),
      {
        what: 'clients',
        unit: '',
        values: all.map(({ attempts }) => new Set(attempts.map(({ client }) => client)).size),
      },
    ],
    notes: [],
  };
}
