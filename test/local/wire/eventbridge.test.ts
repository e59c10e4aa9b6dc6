import { PutEventsCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { eventbridgeService } from '../../../local/wire/eventbridge';
import { BusesOfRegion } from '../../../models/event-bus/buses-of-region';
import { EventBus } from '../../../models/event-bus/event-bus';
import { closeAll, events, failure, start } from './desk';

afterEach(closeAll);

async function world() {
  const bus = new EventBus({
    name: 'meridian',
    region: 'us-east-1',
    account: '111122223333',
    chance: () => 0,
    newId: () => 'event-1',
  });
  const busesOf = (region: string) =>
    region === 'us-east-1' ? new BusesOfRegion([bus]) : undefined;
  const { url } = await start({ services: [eventbridgeService({ busesOf, nowMs: () => 0 })] });
  return { bus, url, client: events(url) };
}

const entry = { Source: 'app', DetailType: 'T', Detail: '{"n":1}', EventBusName: 'meridian' };

describe('EventBridge by the real SDK', () => {
  test('takes events, with their time, and says which entries failed', async () => {
    const { bus, client } = await world();
    const Entries = [
      { ...entry, Time: new Date(1_500) },
      { ...entry, Detail: 'no json' },
    ];
    const answer = await client.send(new PutEventsCommand({ Entries }));
    expect(answer).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ EventId: 'event-1' }, { ErrorCode: 'MalformedDetail' }],
    });
    expect(bus.recent()).toMatchObject([
      { id: 'event-1', time: '1970-01-01T00:00:01Z', detail: { n: 1 }, region: 'us-east-1' },
    ]);
  });

  test('refuses a call with too many entries, whole', async () => {
    const { bus, client } = await world();
    const Entries = Array.from({ length: 11 }, () => entry);
    const error = await failure(client.send(new PutEventsCommand({ Entries })));
    expect(error.name).toBe('ValidationException');
    expect(error.message).toContain('got 11 entries');
    expect(bus.recent()).toEqual([]);
  });

  test('says what it does not imitate', async () => {
    const { client, url } = await world();
    const rule = await failure(client.send(new PutRuleCommand({ Name: 'r', EventPattern: '{}' })));
    expect(rule.name).toBe('UnknownOperationException');
    expect(rule.message).toContain('unknown operation PutRule');
    const call = events(url, 'eu-west-1').send(new PutEventsCommand({ Entries: [entry] }));
    expect((await failure(call)).message).toBe('there is no EventBridge in eu-west-1 here');
  });
});
