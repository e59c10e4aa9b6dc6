import { CronMonitor, untilNextRunMs } from '../../../local/rivals/cron-monitor';

const regions = ['us-west-2', 'us-east-1', 'eu-west-1'];

test.each([
  [0, 60_000],
  [1, 59_999],
  [119_999, 1],
])('at %i ms the next run starts in %i ms, on the full minute', (nowMs, ms) => {
  expect(untilNextRunMs(nowMs)).toBe(ms);
});

test('the regions are asked in turn, each once the one before it has answered', async () => {
  const { monitor, asked } = monitorOf({ threshold: 1, sick: ['us-west-2'] });
  await monitor.run();
  expect(asked).toEqual(regions.flatMap((region) => [`asks ${region}`, `has asked ${region}`]));
});

test('as written, one failure changes the records, and so does each run after it', async () => {
  const { monitor, changes } = monitorOf({ threshold: 1, sick: ['us-east-1'] });
  await monitor.run();
  await monitor.run();
  expect(changes).toEqual([['us-east-1'], ['us-east-1']]);
});

test('with the threshold it declares, three runs in a row do', async () => {
  const sick = ['eu-west-1'];
  const { monitor, changes } = monitorOf({ threshold: 3, sick });
  await monitor.run();
  await monitor.run();
  sick.pop();
  await monitor.run();
  sick.push('eu-west-1');
  for (let run = 0; run < 2; run += 1) await monitor.run();
  expect(changes).toEqual([]);
  await monitor.run();
  expect(changes).toEqual([['eu-west-1']]);
});

test('in calm nothing is changed', async () => {
  const { monitor, changes, notes } = monitorOf({ threshold: 1, sick: [] });
  await monitor.run();
  expect({ changes, notes }).toEqual({ changes: [], notes: [] });
});

test('a change that is refused is told, and the next run tries again', async () => {
  const { monitor, notes } = monitorOf({ threshold: 1, sick: ['us-west-2'], refuse: true });
  await monitor.run();
  await monitor.run();
  expect(notes.filter((note) => note === 'records not changed: Error: refused')).toHaveLength(2);
});

test('stopped, it starts no further run', async () => {
  const { monitor, asked } = monitorOf({ threshold: 1, sick: [] });
  monitor.start();
  await monitor.stop();
  expect(asked).toEqual([]);
});

// Helpers

type Setting = {
  readonly threshold: number;
  readonly sick: readonly string[];
  readonly refuse?: boolean;
};

function monitorOf({ threshold, sick, refuse = false }: Setting) {
  const asked: string[] = [];
  const changes: (readonly string[])[] = [];
  const notes: string[] = [];
  const monitor = new CronMonitor({
    regions,
    threshold,
    curl: async (region) => {
      asked.push(`asks ${region}`);
      await Promise.resolve();
      asked.push(`has asked ${region}`);
      return !sick.includes(region);
    },
    changeRecords: (out) => {
      changes.push(out);
      return refuse ? Promise.reject(new Error('refused')) : Promise.resolve();
    },
    now: () => 0,
    onNote: (text) => notes.push(text),
  });
  return { monitor, asked, changes, notes };
}
