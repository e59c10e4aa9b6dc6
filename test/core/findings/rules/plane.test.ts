import { breaksRule } from '../../../support/breaks-rule';

breaksRule('probing.timeout', [
  [{ 'probing.timeoutMs': 2001 }, 'error probing.timeoutMs: may outlast the interval of 2 s'],
  [{ 'probing.timeoutMs': 1000 }, 'error probing.timeoutMs: ends before its second connection'],
]);

breaksRule('voting.quorum', [
  [{ 'voting.quorum': 2 }, 'error voting.quorum: no strict majority (3) of the 4 others'],
  [{ 'voting.quorum': 5 }, 'error voting.quorum: only 4 others can vote'],
]);

breaksRule('lease.missing', [
  [{ lease: undefined }, 'error lease: two regions could move the writer at once'],
  [{ lease: undefined, cells: [] }, 'warning lease: two regions that change weights at once'],
]);

breaksRule('lease.members', [
  [
    { 'lease.members': ['us-east-1', 'eu-west-1'] },
    'error lease.members: exactly three members, not 2',
  ],
  [{ 'lease.members[1]': 'us-east-1' }, 'error lease.members[1]: this member stands twice'],
  [{ 'lease.members[1]': 'sa-east-1' }, 'error lease.members[1]: no strongly consistent table'],
  [{ 'lease.members[1]': 'us-west-2' }, 'warning lease.members[1]: cell world is written there'],
  [{ 'lease.consistency': 'eventual' }, 'error lease.consistency: could both hold the lease'],
]);
