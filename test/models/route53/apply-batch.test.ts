import type { Change } from '../../../models/route53/change-batch';
import type { RecordSet } from '../../../models/route53/record';
import { after, member, put, refusal, text, zoneWith } from './batches';
import { address, alias, cname, zoneId, zoneName } from './specimens';

describe('a batch that is taken', () => {
  test('creates, replaces and deletes', () => {
    const zone = zoneWith(member('a', 1), member('b', 2), cname('old'));
    const changes = [
      ...put('CREATE', cname('new')),
      ...put('UPSERT', member('a', 7), member('c', 3)),
      ...put('DELETE', cname('old')),
    ];
    expect(after(zone, ...changes)).toEqual([
      member('a', 7),
      member('b', 2),
      cname('new'),
      member('c', 3),
    ]);
  });

  test('may delete a record and create it anew', () => {
    const zone = zoneWith(text('1.1'));
    const changes = [...put('DELETE', text('1.1')), ...put('CREATE', text('2.1'))];
    expect(after(zone, ...changes)).toEqual([text('2.1')]);
  });

  test('may put a CNAME where an address was deleted before it', () => {
    const changes = [...put('DELETE', address('api')), ...put('CREATE', cname('api'))];
    expect(after(zoneWith(address('api')), ...changes)).toEqual([cname('api')]);
  });

  test('deletes by any spelling of the name, and by values in any order', () => {
    const two = address('api', { values: ['192.0.2.1', '192.0.2.2'] });
    const said = { ...two, name: 'API.example.com.', values: ['192.0.2.2', '192.0.2.1'] };
    expect(after(zoneWith(two), ...put('DELETE', said))).toEqual([]);
  });

  test('may weigh an alias beside values: it has no TTL of its own', () => {
    const beside = alias('api', 'leaf', { setIdentifier: 'b', weight: 1 });
    const zone = zoneWith(member('a'), cname('leaf'));
    expect(after(zone, ...put('CREATE', beside))).toHaveLength(3);
  });

  test('may alias what it creates', () => {
    const changes = put('CREATE', alias('api', 'leaf'), cname('leaf'));
    expect(after(zoneWith(), ...changes)).toHaveLength(2);
  });
});

describe('a DELETE says all of the record', () => {
  const routed = { setIdentifier: 'a', weight: 1 };
  const checked = { ...routed, healthCheckId: 'known' };
  const zone = zoneWith(
    alias('api', 'leaf', checked),
    cname('leaf'),
    cname('other'),
    text('1.1'),
    cname('geo', { setIdentifier: 'EU', geo: { continent: 'EU' } }),
  );

  test.each<[string, RecordSet]>([
    ['another weight', alias('api', 'leaf', { ...checked, weight: 2 })],
    ['another health check', alias('api', 'leaf', { ...checked, healthCheckId: 'other' })],
    ['no health check', alias('api', 'leaf', routed)],
    ['another alias target', alias('api', 'other', checked)],
    ['another care for health', alias('api', 'leaf', { ...checked, evaluate: false })],
    ['values instead of an alias', cname('api', checked)],
    ['another value', text('1.2')],
    ['one value more', text('1.1', { values: ['"1.1"', '"1.2"'] })],
    ['another TTL', text('1.1', { ttlSeconds: 60 })],
    ['another place', cname('geo', { setIdentifier: 'EU', geo: { continent: 'AF' } })],
  ])('not with %s', (_, said) => {
    expect(refusal(zone, ...put('DELETE', said))).toMatchObject({
      name: 'InvalidChangeBatch',
      messages: [
        expect.stringContaining('but the values provided do not match the current values'),
      ],
    });
  });

  test('and a record of another set identifier, type or name is not found', () => {
    const lost = [
      alias('api', 'leaf', { ...checked, setIdentifier: 'b' }),
      text('1.1', { type: 'A', values: ['192.0.2.1'] }),
      cname('nowhere'),
    ];
    expect(refusal(zone, ...put('DELETE', ...lost)).messages).toEqual([
      "Tried to delete resource record set [name='api.example.com.', type='CNAME', " +
        "set-identifier='b'] but it was not found",
      "Tried to delete resource record set [name='_meridian.api.example.com.', type='A'] but it " +
        'was not found',
      "Tried to delete resource record set [name='nowhere.example.com.', type='CNAME'] but it was " +
        'not found',
    ]);
  });
});

describe('InvalidChangeBatch, in the words of Route 53', () => {
  const standing = zoneWith(member('a'), cname('leaf'), address('www'), text('1.1'));

  test.each<[string, Change[], string]>([
    [
      'CREATE of what exists',
      put('CREATE', cname('leaf')),
      "Tried to create resource record set [name='leaf.example.com.', type='CNAME'] but it already " +
        'exists',
    ],
    [
      'CREATE of a member that exists',
      put('CREATE', member('a', 99)),
      "Tried to create resource record set [name='api.example.com.', type='CNAME', " +
        "set-identifier='a'] but it already exists",
    ],
    [
      'one record twice',
      put('UPSERT', cname('leaf'), cname('leaf')),
      "The request contains an invalid set of changes for a resource record set 'CNAME " +
        "leaf.example.com.'",
    ],
    [
      'a name outside',
      put('CREATE', { ...cname('x'), name: 'x.example.org' }),
      'RRSet with DNS name x.example.org. is not permitted in zone example.com.',
    ],
    [
      'a CNAME at the apex',
      put('CREATE', { ...cname('x'), name: zoneName }),
      'RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone example.com.',
    ],
    [
      'a CNAME beside an address',
      put('CREATE', cname('www')),
      'RRSet of type CNAME with DNS name www.example.com. is not permitted as it conflicts with ' +
        'other records with the same DNS name in zone example.com.',
    ],
    [
      'an address beside a CNAME',
      put('CREATE', address('leaf')),
      'RRSet of type A with DNS name leaf.example.com. is not permitted because a conflicting ' +
        'RRSet of type CNAME with the same DNS name already exists in zone example.com.',
    ],
    [
      'a simple record in a group',
      put('CREATE', cname('api')),
      'RRSet with DNS name api.example.com., type CNAME cannot be created as other RRSets exist ' +
        'with the same name and type.',
    ],
    [
      'a weight beside a simple record',
      put('CREATE', cname('leaf', { setIdentifier: 'b', weight: 1 })),
      'RRSet with DNS name leaf.example.com., type CNAME, SetIdentifier b cannot be created as a ' +
        'non-weighted set exists with the same name and type.',
    ],
    [
      'a TTL of its own in a group',
      put('CREATE', { ...member('b'), ttlSeconds: 60 }),
      'RRSet with DNS name api.example.com., type CNAME, SetIdentifier b cannot be created as ' +
        'weighted sets must contain the same TTL.',
    ],
    [
      'an alias to nothing',
      put('CREATE', alias('x', 'nowhere')),
      'Tried to create an alias that targets nowhere.example.com., type CNAME in zone Z1, but that ' +
        'target was not found',
    ],
    [
      'an alias to another zone under this one’s id',
      put('CREATE', {
        ...alias('x', 'leaf'),
        alias: { name: 'a.example.org', hostedZoneId: zoneId, evaluateTargetHealth: false },
      }),
      'Tried to create an alias that targets a.example.org., type CNAME in zone Z1, but the alias ' +
        'target name does not lie within the target zone',
    ],
    [
      'a text without quotes',
      put('UPSERT', text('', { values: ['1.2'] })),
      "Invalid Resource Record: 'FATAL problem: InvalidCharacterString (Value should be enclosed in " +
        "quotation marks) encountered with '1.2''",
    ],
    [
      'a rule that Route 53 has other words for',
      put('CREATE', alias('x', 'x')),
      'RRSet with DNS name x.example.com., type CNAME cannot be created: the alias leads back to ' +
        'itself through x.example.com',
    ],
  ])('%s', (_, changes, message) => {
    expect(refusal(standing, ...changes)).toMatchObject({
      name: 'InvalidChangeBatch',
      messages: expect.arrayContaining([message]) as string[],
    });
  });

  test('a zone keeps its own SOA and NS records', () => {
    const zone = zoneWith();
    expect(refusal(zone, ...put('DELETE', ...zone.records)).messages).toEqual([
      'A HostedZone must contain exactly one SOA record.',
      'A HostedZone must contain at least one NS record for the zone itself.',
    ]);
  });

  test('a record cannot be deleted while an alias needs it', () => {
    const zone = zoneWith(alias('api', 'leaf'), cname('leaf'));
    const [message] = refusal(zone, ...put('DELETE', cname('leaf'))).messages;
    expect(message).toContain('alias target leaf.example.com does not exist');
  });

  test('all changes that are refused are told, in brackets', () => {
    const error = refusal(
      standing,
      ...put('CREATE', cname('fine'), cname('leaf')),
      ...put('DELETE', text('0.9')),
    );
    expect(error.messages).toHaveLength(2);
    expect(error.message).toMatch(/^\[Tried to create .* exists, Tried to delete .* values\]$/);
  });

  test('what is refused is not done for those after it either', () => {
    const changes = [...put('DELETE', text('0.9')), ...put('CREATE', text('2.1'))];
    expect(refusal(standing, ...changes).messages).toEqual([
      expect.stringContaining('do not match the current values'),
      expect.stringContaining('but it already exists'),
    ]);
  });

  test('a change is judged by what those before it leave, not by those after it', () => {
    const changes = [...put('CREATE', text('2.1')), ...put('DELETE', text('1.1'))];
    expect(refusal(standing, ...changes).messages).toContainEqual(
      expect.stringContaining('but it already exists'),
    );
  });
});
