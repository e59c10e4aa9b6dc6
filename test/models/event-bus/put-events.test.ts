import { BusesOfRegion } from '../../../models/event-bus/buses-of-region';
import { EventBus } from '../../../models/event-bus/event-bus';
import { entryBytes } from '../../../models/event-bus/put-events';

function world() {
  let ids = 0;
  const bus = new EventBus({
    name: 'meridian',
    region: 'us-east-1',
    account: '111122223333',
    chance: () => 0,
    newId: () => `id-${(ids += 1)}`,
  });
  return { bus, put: (Entries: unknown) => new BusesOfRegion([bus]).putEvents({ Entries }, 0) };
}

const good = { Source: 'app', DetailType: 'T', Detail: '{}', EventBusName: 'meridian' };

describe('PutEvents', () => {
  test('takes the good entries and fails the bad ones, each on its own', () => {
    const { bus, put } = world();
    const answer = put([good, { ...good, Detail: '[]' }, { ...good, Source: 'aws.ec2' }, good]);
    expect(answer.FailedEntryCount).toBe(2);
    expect(answer.Entries.map(({ EventId, ErrorCode }) => EventId ?? ErrorCode)).toEqual([
      'id-1',
      'MalformedDetail',
      'NotAuthorizedForSourceException',
      'id-2',
    ]);
    expect(bus.recent().map(({ id }) => id)).toEqual(['id-1', 'id-2']);
  });

  test.each(['Source', 'DetailType', 'Detail'] as const)('fails an entry without %s', (name) => {
    expect(world().put([{ ...good, [name]: undefined }]).Entries).toEqual([
      {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      },
    ]);
  });

  test('finds a bus by name or ARN, and fails an entry for one that is not there', () => {
    const arn = 'arn:aws:events:us-east-1:111122223333:event-bus/meridian';
    const { Entries } = world().put([
      { ...good, EventBusName: arn },
      { ...good, EventBusName: 'none' },
      { Source: 'app', DetailType: 'T', Detail: '{}' },
    ]);
    expect(Entries.map(({ EventId, ErrorMessage }) => EventId ?? ErrorMessage)).toEqual([
      'id-1',
      'Event bus none does not exist.',
      'Event bus default does not exist.',
    ]);
  });

  test.each<[string, unknown, string]>([
    ['no entry', [], 'got 0 entries'],
    ['eleven entries', Array.from({ length: 11 }, () => good), 'got 11 entries'],
    ['no list', {}, 'got {}'],
    ['a text as entry', ['x'], 'an entry takes an object, got "x"'],
    ['an unknown parameter', [{ ...good, TraceHeader: 'x' }], 'unknown parameter TraceHeader'],
    ['a number as source', [{ ...good, Source: 5 }], 'Source takes a string, got 5'],
    ['a time beyond all dates', [{ ...good, Time: 1e15 }], 'Time takes seconds since 1970'],
    ['too much', [{ ...good, Detail: `"${'x'.repeat(1_000_000)}"` }], 'over the limit'],
  ])('refuses the whole call with %s', (_what, entries, expected) => {
    const { bus, put } = world();
    expect(() => put(entries)).toThrow(expected);
    expect(bus.recent()).toEqual([]);
  });

  test('counts an entry in UTF-8 bytes, 14 for its time', () => {
    expect(entryBytes({ Source: 'é', DetailType: 'T', Detail: '{}', Resources: ['ab'] })).toBe(7);
    expect(entryBytes({ Source: 'a', Time: 1 })).toBe(15);
  });

  test('refuses a parameter it does not imitate', () => {
    const buses = new BusesOfRegion([]);
    expect(() => buses.putEvents({ Entries: [good], EndpointId: 'x' }, 0)).toThrow(
      'unknown parameter EndpointId of the request: this model imitates only Entries',
    );
  });
});
