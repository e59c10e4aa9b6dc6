import { CfnUser, CfnUserGroup } from 'aws-cdk-lib/aws-elasticache';
import { Construct } from 'constructs';

type CacheUsersProps = {
  /** Of the cell's cache: the user is called so in every region, and whoever signs in needs one name. */
  readonly name: string;
};

/**
 * Who may use a cache: one user, who signs in by IAM and may not administer. Valkey needs no user
 * `default`, and without one nobody comes in unnamed. Users are a region's own and do not replicate.
 */
export class CacheUsers extends Construct {
  readonly groupId: string;

  constructor(scope: Construct, id: string, { name }: CacheUsersProps) {
    super(scope, id);
    const user = new CfnUser(this, 'Service', {
      engine: 'valkey',
      // IAM knows a user only where its id is its name.
      userId: name,
      userName: name,
      authenticationMode: { Type: 'iam' },
      // `info` is how clients find the node that is written to.
      accessString: 'on ~* &* +@all -@admin -@dangerous +info',
    });
    this.groupId = new CfnUserGroup(this, 'Group', {
      engine: 'valkey',
      userGroupId: name,
      userIds: [user.ref],
    }).ref;
  }
}
