import { statementsOf } from '../role-statements';
import { regionalOf, topologyOfSize, topologyWith } from '../../support/templates';

const lease = { members: ['xx-a-1', 'xx-b-1', 'xx-c-1'] };

const changesOf = (template: ReturnType<typeof regionalOf>, name: string) =>
  statementsOf(template, name).filter(
    ({ Action }) => Action === 'route53:ChangeResourceRecordSets',
  );

test.each(['traffic-shift', 'plane-reconcile'])(
  '%s changes the members of pools and their generations, and nothing else',
  (step) => {
    const changes = changesOf(regionalOf(topologyWith(), 'us-west-2'), `meridian-prod-${step}`);
    expect(changes.map(({ Condition }) => Condition)).toEqual([
      {
        'ForAllValues:StringEquals': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': [
            'world.api.banking.example.com',
            '_meridian.world.api.banking.example.com',
            'eu.api.banking.example.com',
            '_meridian.eu.api.banking.example.com',
          ],
          'route53:ChangeResourceRecordSetsRecordTypes': ['CNAME', 'TXT'],
          'route53:ChangeResourceRecordSetsActions': ['CREATE', 'DELETE', 'UPSERT'],
        },
        // Without it, a request that names no record would pass all of the above.
        Null: { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': 'false' },
      },
    ]);
  },
);

test('with load balancers for leaves the members are addresses', () => {
  const aliased = topologyOfSize(3, { lease, entry: { leaf: 'alias' } });
  const [change] = changesOf(regionalOf(aliased, 'xx-a-1'), 'meridian-test-traffic-shift');
  expect(change?.Condition?.['ForAllValues:StringEquals']).toMatchObject({
    'route53:ChangeResourceRecordSetsRecordTypes': ['A', 'AAAA', 'TXT'],
  });
});
