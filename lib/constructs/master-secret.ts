import type { SecretValue } from 'aws-cdk-lib';
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { DataPlace } from './data-place';

type MasterSecretProps = {
  readonly place: DataPlace;
  /** The database it opens. */
  readonly of: string;
};

/**
 * A database's master password, generated where it is first written. RDS would manage it itself,
 * but refuses that for a global database and for a source of replicas. It signs in once, to make the
 * roles that IAM authenticates; those replicate with the data, so a region that takes over needs no
 * copy of it. Should it be lost with its region, whoever may modify the database sets another.
 */
export class MasterSecret extends Construct {
  readonly username: SecretValue;
  readonly password: SecretValue;

  constructor(scope: Construct, id: string, { place, of }: MasterSecretProps) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      secretName: `${of}/master`,
      description: `the master user of ${of}; services sign in by IAM`,
      encryptionKey: place.key,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: 'meridian' }),
        generateStringKey: 'password',
        passwordLength: 40,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'services sign in by IAM; a rotation would change the writer, wherever it is by then',
    });
    this.username = secret.secretValueFromJson('username');
    this.password = secret.secretValueFromJson('password');
  }
}
