import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { pinLogicalId } from './pin-logical-id';

type DataKeyProps = { readonly environment: string };

/** What keeps a key alive and says who may use it; none of it reads a byte. */
const administration = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:Describe*',
  'kms:Disable*',
  'kms:Enable*',
  'kms:Get*',
  'kms:List*',
  'kms:Put*',
  'kms:Revoke*',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:Update*',
];

const use = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey*',
  'kms:ReEncrypt*',
];

/**
 * The key of a region's databases and caches, of their backups, secrets and logs. It is apart from
 * the plane's key: whoever may read what the plane decides may not read what customers own. Nobody
 * decrypts with it directly, whatever their policies allow: it works through the services below.
 */
export class DataKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { environment }: DataKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: `alias/meridian-${environment}-data`,
      description: `meridian ${environment}: databases and caches of this region`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({ statements: statementsOf(Stack.of(this), environment) }),
    });
    pinLogicalId(this.key, 'DataKey');
  }
}

function statementsOf(stack: Stack, environment: string): PolicyStatement[] {
  const account = new AccountRootPrincipal();
  const throughServices = {
    'kms:ViaService': ['rds', 'elasticache', 'secretsmanager'].map(
      (service) => `${service}.${stack.region}.amazonaws.com`,
    ),
  };
  const everything = { resources: ['*'] };
  return [
    new PolicyStatement({ principals: [account], actions: administration, ...everything }),
    new PolicyStatement({
      principals: [account],
      actions: use,
      ...everything,
      conditions: { StringEquals: throughServices },
    }),
    // A database holds the key by a grant, made when it is created and gone when it is deleted.
    new PolicyStatement({
      principals: [account],
      actions: ['kms:CreateGrant'],
      ...everything,
      conditions: {
        StringEquals: throughServices,
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
      },
    }),
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: use,
      ...everything,
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
            service: 'logs',
            resource: 'log-group',
            resourceName: `*meridian-${environment}-*`,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  ];
}
