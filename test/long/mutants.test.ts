import { availableParallelism } from 'node:os';
import { catchMutant } from '../../local/simulator/catch-mutant';
import { mutants } from '../../sim/mutants/all-mutants';
import { editedTopology } from '../support/edited-topology';

/** The seeds that break nothing as they are, by simulation.test.ts. */
const hunt = {
  topology: editedTopology('topology.json'),
  seeds: 1_000,
  workers: availableParallelism(),
};

describe('a planted bug is caught within a thousand seeds, by a check that has to notice it', () => {
  test.each(mutants)('$name: $breaks', async (mutant) => {
    expect(await catchMutant(mutant, hunt)).toMatchObject({
      by: expect.stringMatching(new RegExp(`^(${mutant.caughtBy.join('|')})$`)) as string,
    });
  });
});
