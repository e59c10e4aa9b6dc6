import type { Topology } from '../../topology/schema';
import type { Found, Rule } from '../finding';

/** Regions that can hold a strongly consistent table (DynamoDB, since 23 September 2026). */
const strongRegions =
  'us-east-1 us-east-2 us-west-2 ca-central-1 eu-west-1 eu-west-2 eu-west-3 eu-central-1 ' +
  'eu-north-1 eu-south-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1';

/** The strong table has exactly three members, fixed for life, and is strong. */
export const leaseMembers: Rule = {
  id: 'lease.members',
  check: ({ lease, cells }) => {
    if (lease === undefined) return [];
    return [
      ...ofCount(lease),
      ...ofConsistency(lease),
      ...lease.members.flatMap((member, index) => ofMember(lease, member, index, cells)),
    ];
  },
};

type Lease = NonNullable<Topology['lease']>;

function ofCount({ members }: Lease): Found[] {
  if (members.length === 3) return [];
  const problem = `a strong table has exactly three members, not ${members.length}`;
  const instead = 'write three regions';
  return [{ severity: 'error', path: 'lease.members', got: members, problem, instead }];
}

function ofConsistency({ consistency }: Lease): Found[] {
  if (consistency === 'strong') return [];
  const problem =
    'eventual conditions see the local copy only: two regions could both hold the lease';
  const instead = 'write "strong"';
  return [{ severity: 'error', path: 'lease.consistency', got: consistency, problem, instead }];
}

function ofMember(
  { members }: Lease,
  member: string,
  index: number,
  cells: Topology['cells'],
): Found[] {
  const at = { path: `lease.members[${index}]`, got: member };
  if (members.indexOf(member) !== index) {
    const problem = 'this member stands twice: two copies in one region are lost together';
    return [{ severity: 'error', ...at, problem, instead: 'write three different regions' }];
  }
  if (!strongRegions.split(' ').includes(member)) {
    const problem = 'no strongly consistent table can have a member there';
    return [{ severity: 'error', ...at, problem, instead: `write one of ${strongRegions}` }];
  }
  if (member !== cells[0]?.writer) return [];
  const problem = `cell ${cells[0].name} is written there: losing it costs a member just then`;
  return [{ severity: 'warning', ...at, problem, instead: 'write a region that writes no cell' }];
}
