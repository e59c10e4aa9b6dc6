import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

type GuardedPortProps = {
  readonly vpc: IVpc;
  /** The physical name of the guarded group; its clients' ends in `-clients`. */
  readonly name: string;
  readonly port: number;
  /** What is behind the port. */
  readonly of: string;
};

/**
 * A port that only the members of one group reach. Both groups are known by name: to let somebody
 * in is to put them into the clients' group, and no rule here changes.
 */
export class GuardedPort extends Construct {
  readonly guarded: SecurityGroup;
  readonly clients: SecurityGroup;

  constructor(scope: Construct, id: string, { vpc, name, port, of }: GuardedPortProps) {
    super(scope, id);
    this.guarded = new SecurityGroup(this, 'Guarded', {
      vpc,
      securityGroupName: name,
      description: `${of}: reached on ${port} from ${name}-clients only`,
      allowAllOutbound: false,
    });
    this.clients = new SecurityGroup(this, 'Clients', {
      vpc,
      securityGroupName: `${name}-clients`,
      description: `who may reach ${of} on ${port}`,
      allowAllOutbound: false,
    });
    this.guarded.connections.allowFrom(this.clients, Port.tcp(port), `clients of ${of}`);
  }
}
