import { approveCommand, rejectCommand } from '../../../bin/commands/answer';
import { resumeCommand } from '../../../bin/commands/resume';
import type { Command } from '../../../bin/command';
import { closeAll } from '../../local/wire/desk';
import { like, runAs } from '../recorded-io';
import type { Person, Run } from '../recorded-io';
import type { StrongPlane } from '../strong-plane';
import { incident, nowMs, question, strongPlane } from '../strong-plane';

afterEach(closeAll);

const asking = incident({ phase: 'awaiting', question, requester: 'anna' });

const say = (
  world: StrongPlane,
  command: Command,
  about: string,
  { by = 'ben', ...person }: Person & { readonly by?: string },
  ...flags: string[]
): Promise<Run> =>
  runAs({ nowMs, ...person }, world.plane, command, about, '--by', by, '--reason', 'ok', ...flags);

test('an approval is written after the question was shown with its facts', async () => {
  const world = await strongPlane();
  await world.put(asking);
  const { code, out } = await say(world, approveCommand, 'us-west-2', { types: 'y' });
  expect(code).toBe(0);
  expect(out).toContain('may us-east-1 become the writer of world?');
  expect(out).toContain('the writer moved 120 s ago; the cool-down is 300 s');
  expect(out).toContain('anybody but anna may approve until 03:40:00 UTC, in 28 min');
  expect(out).toContain('ben APPROVES: ok');
  expect(await world.incident('us-west-2')).toMatchObject({
    phase: 'awaiting',
    answer: { questionId: 'q-1', approved: true, by: 'ben', reason: 'ok', atMs: nowMs },
  });
});

test('a rejection likewise, by the id of the incident', async () => {
  const world = await strongPlane();
  await world.put(asking);
  const { code } = await say(world, rejectCommand, 'failover-us-west-2-7', {}, '--yes');
  expect(code).toBe(0);
  expect(await world.incident('us-west-2')).toMatchObject({ answer: { approved: false } });
});

test('a drill that asks is answered where no real case is open', async () => {
  const world = await strongPlane();
  await world.put(incident({ phase: 'closed' }));
  await world.put({ ...asking, id: 'drill-failover-us-west-2-8', drill: true });
  const { out } = await say(world, approveCommand, 'us-west-2', {}, '--yes');
  expect(out).toContain('us-west-2  drill of a failover  WAITS FOR AN ANSWER');
  expect(out).toContain('meridian incidents drill-failover-us-west-2-8 --follow');
  expect(await world.incident('us-west-2', true)).toMatchObject({ answer: { by: 'ben' } });
});

test('neither no, nor no terminal, writes anything', async () => {
  const world = await strongPlane();
  await world.put(asking);
  expect(await say(world, approveCommand, 'us-west-2', { types: '' })).toMatchObject({ code: 1 });
  expect(await say(world, approveCommand, 'us-west-2', {})).toMatchObject({ code: 2 });
  expect(await world.incident('us-west-2')).not.toHaveProperty('answer');
});

test('whoever asked cannot approve, and nothing is asked of them', async () => {
  const world = await strongPlane();
  await world.put(asking);
  const { code, out, err } = await say(world, approveCommand, 'us-west-2', { by: 'anna' });
  expect({ code, out, err }).toMatchObject({
    code: 1,
    out: '',
    err: like(/another person must approve/),
  });
});

test('an answer lands on the question that was read, or nowhere', async () => {
  const world = await strongPlane();
  await world.put(asking);
  const plane = { ...world.plane };
  let reads = 0;
  const overtaken: StrongPlane = {
    ...world,
    plane: {
      ...plane,
      control: (drill) => {
        const table = plane.control(drill);
        return {
          ...table,
          read: async () => {
            reads += 1;
            if (reads === 2) await world.put({ ...asking, question: { ...question, id: 'q-2' } });
            return table.read();
          },
        };
      },
    },
  };
  const { code, err } = await say(overtaken, approveCommand, 'us-west-2', {}, '--yes');
  expect({ code, err }).toMatchObject({ code: 1, err: like(/asks something else by now/) });
  expect(await world.incident('us-west-2')).not.toHaveProperty('answer');
});

test('a region without a case, and a word that is nothing, are told apart', async () => {
  const world = await strongPlane();
  await world.put(asking);
  expect(await say(world, approveCommand, 'eu-west-1', {})).toMatchObject({
    code: 1,
    err: 'meridian approve: there is no case about eu-west-1; open are: us-west-2\n',
  });
  expect(await say(world, approveCommand, 'mars', {})).toMatchObject({
    code: 2,
    err: like(/mars is neither a region nor an incident; open are: us-west-2/),
  });
});

test('an escalated incident is given back to automation', async () => {
  const world = await strongPlane();
  await world.put(incident({ phase: 'escalated', requester: 'anna' }));
  const { code, out } = await say(world, resumeCommand, 'us-west-2', { types: 'y' });
  expect({ code, out }).toMatchObject({
    code: 0,
    out: like(/ben gives it back to automation: ok/),
  });
  expect(await world.incident('us-west-2')).toMatchObject({
    phase: 'running',
    requester: 'automation',
  });
});

test('one that waits for an answer is answered, not given back', async () => {
  const world = await strongPlane();
  await world.put(asking);
  const { code, err } = await say(world, resumeCommand, 'us-west-2', {}, '--yes');
  expect({ code, err }).toMatchObject({ code: 1, err: like(/meridian approve us-west-2/) });
});
