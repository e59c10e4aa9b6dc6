import { Turnstile } from '../../../local/lambda/turnstile';
import { VirtualClock } from '../../../sim/virtual-clock';

test('as many as there are places are inside, the others wait in order', async () => {
  const clock = new VirtualClock();
  const turnstile = new Turnstile(2);
  const story: string[] = [];
  const visit = (name: string, ms: number): Promise<void> =>
    turnstile.pass(async () => {
      story.push(`${name} in at ${clock.now()}`);
      await clock.sleep(ms);
    });
  const all = Promise.all([visit('a', 100), visit('b', 300), visit('c', 50), visit('d', 10)]);
  await clock.runUntil(1_000);
  await all;
  expect(story).toEqual(['a in at 0', 'b in at 0', 'c in at 100', 'd in at 150']);
});

test('who fails inside makes room like everybody else', async () => {
  const turnstile = new Turnstile(1);
  const failing = turnstile.pass(() => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  await expect(turnstile.pass(() => Promise.resolve('next'))).resolves.toBe('next');
});
