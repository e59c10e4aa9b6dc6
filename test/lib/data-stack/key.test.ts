import { dataOf, propertiesOf, resourcesOf } from '../../support/templates';
import { aurora } from './cells';

type Statement = {
  readonly Action: string | string[];
  readonly Principal: Readonly<Record<string, unknown>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const template = dataOf(aurora, 'eu-west-1');
const [key] = propertiesOf(template, 'AWS::KMS::Key');
const { Statement: statements } = key?.['KeyPolicy'] as { Statement: Statement[] };

/** Whether a statement lets somebody read or write what the key encrypts. */
const uses = ({ Action }: Statement): boolean =>
  [Action]
    .flat()
    .some((action) => /^kms:(\*|Decrypt|Encrypt|GenerateDataKey|ReEncrypt)/.test(action));

test('the key rotates, is of this region only, and outlives its stack', () => {
  expect(key).toMatchObject({ EnableKeyRotation: true });
  expect(key).not.toHaveProperty('MultiRegion');
  expect(resourcesOf(template)['DataKey']).toMatchObject({
    Type: 'AWS::KMS::Key',
    DeletionPolicy: 'Retain',
  });
  template.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/meridian-prod-data' });
});

test('nobody decrypts directly: only through the services, or as the log of this environment', () => {
  const using = statements.filter(uses);
  expect(using.length).toBeGreaterThan(1);
  for (const { Principal, Condition } of using) {
    const service = JSON.stringify(Principal).includes('logs.eu-west-1');
    expect(Condition).toMatchObject(
      service
        ? { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': expect.any(String) as unknown } }
        : { StringEquals: { 'kms:ViaService': expect.anything() as unknown } },
    );
  }
});

test('grants are for AWS resources only', () => {
  const granting = statements.filter(({ Action }) => Action === 'kms:CreateGrant');
  expect(granting).toHaveLength(1);
  expect(granting[0]?.Condition?.['Bool']).toEqual({ 'kms:GrantIsForAWSResource': 'true' });
});

test('whoever administers the key reads nothing with it', () => {
  const [administering] = statements.filter(({ Action }) => Action.includes('kms:Put*'));
  expect(administering).toBeDefined();
  expect(administering !== undefined && uses(administering)).toBe(false);
  expect(administering?.Action).not.toContain('kms:CreateGrant');
});
