import type { Around } from '../../sim/around-calls';
import type { StepName } from '../../sim/slow-path/steps';
import { steps } from '../../sim/slow-path/steps';
import { Stage } from './step-stage';
import { starts } from './step-starts';

/** What happens to one call of a port: the function dies there, or is told of a failure. */
const mishaps = {
  'dies before': () => never(),
  'dies after': (make) => make().then(never),
  'fails before': () => Promise.reject(new Error('not made')),
  'fails after': (make) => make().then(() => Promise.reject(new Error('made, and not told'))),
} as const satisfies Record<string, (make: () => Promise<unknown>) => Promise<unknown>>;

const cases = (Object.keys(steps) as StepName[]).flatMap((step) =>
  starts[step].map((start) => [step, start.from, start] as const),
);

describe.each(cases)('%s from %s', (step, _, { given = {}, scene, outcome }) => {
  const input = { cell: 'world', ...given };

  async function undisturbed() {
    const calls: string[] = [];
    const stage = new Stage(scene);
    const answer = await stage.run(step, input, (call, make) => {
      calls.push(call);
      return make();
    });
    return { stage, calls, answer };
  }

  test(`comes to ${outcome}`, async () => {
    expect((await undisturbed()).answer).toMatchObject({ outcome });
  });

  test('run twice leaves what it left when run once', async () => {
    const { stage } = await undisturbed();
    const once = stage.left();
    stage.nowMs += 2_000;
    await stage.run(step, input);
    expect(stage.left()).toEqual(once);
  });

  test.each(Object.entries(mishaps))(
    'that %s any of its calls, and is run again, ends where it would have',
    async (name, mishap) => {
      const { stage: straight, calls } = await undisturbed();
      for (const at of calls.keys()) {
        const stage = new Stage(scene);
        await disturbed(stage, step, input, at, mishap);
        stage.nowMs += 2_000;
        await stage.run(step, input);
        const where = `${name} ${calls[at] ?? '?'}`;
        expect({ where, left: stage.left() }).toEqual({ where, left: straight.left() });
      }
    },
  );
});

// Helpers

const never = (): Promise<never> => new Promise<never>(() => undefined);

/** Runs a step until its call number `at` goes wrong. */
async function disturbed(
  stage: Stage,
  step: StepName,
  input: object,
  at: number,
  mishap: (make: () => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  let calls = 0;
  let met = (): void => undefined;
  const struck = new Promise<void>((resolve) => {
    met = resolve;
  });
  const around: Around = (_, make) => {
    calls += 1;
    if (calls !== at + 1) return make();
    return mishap(() => make()).finally(met);
  };
  const run = stage.run(step, input, around).then(met, met);
  const dead = new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
  await Promise.race([run, struck.then(() => dead), dead]);
}
