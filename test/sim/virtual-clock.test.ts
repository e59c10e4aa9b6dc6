import { VirtualClock } from '../../sim/virtual-clock';

test('acts and sleepers take turns by their moments, and at one moment in their order', async () => {
  const clock = new VirtualClock();
  const told: string[] = [];
  const telling = (text: string) => () => {
    told.push(`${clock.now()} ${text}`);
    return undefined;
  };
  void clock.sleep(20).then(telling('a sleeper'));
  clock.later(20, telling('an act after it'));
  clock.later(10, telling('an act'));
  clock.later(30, () => clock.sleep(5).then(telling('what an act waited for')));
  clock.later(-5, telling('an act that is overdue'));
  await clock.runUntil(100);
  expect(told).toEqual([
    '0 an act that is overdue',
    '10 an act',
    '20 a sleeper',
    '20 an act after it',
    '35 what an act waited for',
  ]);
  expect(clock.now()).toBe(100);
});

test('whoever watches looks after each moment, also where nothing was promised', async () => {
  const looks: number[] = [];
  const clock = new VirtualClock(0, () => {
    looks.push(clock.now());
  });
  clock.later(10, () => undefined);
  void clock.sleep(20);
  await clock.runUntil(50);
  expect(looks).toEqual([0, 10, 20]);
});
