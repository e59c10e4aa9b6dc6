import type { Fact } from '../../../core/control/fact';
import type { LiveWeights } from '../../../core/traffic/generation';
import { practisedIn } from '../../../lambdas/incident/drill';
import { event, region, runner, startMs } from '../step-stage';

function practiceOf() {
  const told: Fact[] = [];
  const tables: string[] = [];
  const replaced: string[] = [];
  const nothing = () => Promise.reject(new Error('not asked'));
  const liveWeights: LiveWeights = {
    read: () => Promise.resolve({ weights: { [region]: 1 }, generation: undefined }),
    replace: (pool) => {
      replaced.push(pool);
      return Promise.resolve('refused');
    },
  };
  const ports = {
    control: (incident: string) => {
      tables.push(incident);
      return { read: nothing, replace: nothing, drawEpoch: nothing };
    },
    tell: (fact: Fact) => {
      told.push(fact);
      return Promise.resolve();
    },
    liveWeights,
  };
  return { told, tables, replaced, ports };
}

const page: Fact = {
  ...{ kind: 'OperatorPaged', atMs: startMs, by: runner, about: region },
  ...{ text: `failover of ${region} begins`, severity: 'critical' },
};
const to = { weights: {}, generation: { epoch: 1, step: 1 } };
const from = { weights: {}, generation: undefined };

test('a drill says of everything that it is one, and wakes nobody', async () => {
  const { told, tables, replaced, ports } = practiceOf();
  const { tell, liveWeights } = practisedIn({ ...event, drill: true }, ports);
  await tell(page);
  await tell({ ...page, kind: 'HoldPlaced' });
  const text = `drill: failover of ${region} begins`;
  expect(told).toEqual([
    { ...page, text, severity: 'notice' },
    { ...page, kind: 'HoldPlaced', text, severity: 'notice' },
  ]);
  expect(tables).toEqual([event.incident]);
  expect(await liveWeights.read('world')).toMatchObject({ weights: { [region]: 1 } });
  expect(await liveWeights.replace('world', from, to)).toBe('applied');
  expect(replaced).toEqual([]);
});

test('the real thing is told and done as it is', async () => {
  const { told, tables, replaced, ports } = practiceOf();
  const { tell, liveWeights } = practisedIn(event, ports);
  await tell(page);
  expect(told).toEqual([page]);
  expect(tables).toEqual(['']);
  expect(await liveWeights.replace('world', from, to)).toBe('refused');
  expect(replaced).toEqual(['world']);
});
