import type { CfnRecordSetProps } from 'aws-cdk-lib/aws-route53';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Topology } from '../../core/topology/schema';

type EntryRecordProps = Omit<CfnRecordSetProps, 'type'> & {
  readonly leaf: Topology['entry']['leaf'];
};

/**
 * One record of the entry tree, in every type the tree has. An alias has its target's type, so the
 * leaf decides for all: CNAME where it is a host name, A and AAAA where it is a load balancer.
 */
export class EntryRecord extends Construct {
  constructor(scope: Construct, id: string, { leaf, name, ...record }: EntryRecordProps) {
    super(scope, id);
    for (const type of leaf === 'alias' ? ['A', 'AAAA'] : ['CNAME']) {
      new CfnRecordSet(this, type, { ...record, name: `${name}.`, type });
    }
  }
}
