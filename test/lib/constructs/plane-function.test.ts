import { Match } from 'aws-cdk-lib/assertions';
import { propertiesOf, resourcesOf, regionalOf, topologyWith } from '../../support/templates';

const template = regionalOf(topologyWith(), 'us-east-1');
const type = 'AWS::Lambda::Function';
const functions = propertiesOf(template, type);

test.each(['meridian-prod-traffic-probe', 'meridian-prod-traffic-drain'])('%s is there', (name) => {
  template.hasResourceProperties(type, { FunctionName: name });
});

test('functions run on Node.js 24 on Arm', () => {
  template.allResourcesProperties(type, { Runtime: 'nodejs24.x', Architectures: ['arm64'] });
});

test('functions are traced', () => {
  template.allResourcesProperties(type, { TracingConfig: { Mode: 'Active' } });
});

test('a function takes only its own share of the account', () => {
  const shares = functions.map(({ ReservedConcurrentExecutions }) => ReservedConcurrentExecutions);
  for (const share of shares) expect(share).toBeGreaterThan(0);
  const all = shares.reduce<number>((sum, share) => sum + Number(share), 0);
  // Lambda leaves 100 of an account's 1,000 to whoever has no share; services need the rest.
  expect(all).toBeLessThan(150);
});

test('a log has a fixed name and ends after a month', () => {
  for (const { FunctionName } of functions) {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: `/aws/lambda/${String(FunctionName)}`,
      RetentionInDays: 30,
    });
  }
});

test('metrics and logs go under the name of the function', () => {
  for (const { FunctionName, Environment } of functions) {
    expect(Environment).toMatchObject({
      Variables: {
        POWERTOOLS_SERVICE_NAME: FunctionName,
        POWERTOOLS_METRICS_NAMESPACE: 'Meridian',
      },
    });
  }
});

test('AWS_REGION is left to Lambda, which reserves it', () => {
  template.allResourcesProperties(type, {
    Environment: { Variables: { AWS_REGION: Match.absent() } },
  });
});

test('callers meet the alias live, which can be moved back', () => {
  const aliases = propertiesOf(template, 'AWS::Lambda::Alias');
  expect(aliases).toHaveLength(functions.length);
  for (const { Name } of aliases) expect(Name).toBe('live');
  for (const version of Object.values(resourcesOf(template, 'AWS::Lambda::Version'))) {
    expect(version.DeletionPolicy).toBe('Retain');
  }
});
