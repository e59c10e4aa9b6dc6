import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { GlobalStack } from '../../lib/global-stack';
import { buildApp } from '../../lib/meridian-app';
import { replicas } from '../lib/data-stack/cells';
import { governed } from '../lib/governed';
import { inFolder, quickContext, topologyOfSize, topologyWith } from '../support/templates';

// The rules are off in every other file, because they cost seconds; here they are the question.
process.env['CDK_VALIDATION'] = 'true';

/** Warnings fail as well, as under `cdk synth --strict`. */
const context = { ...quickContext, '@aws-cdk/core:strictCfnValidateErrors': true };

test.each(['hostname', 'alias'])(
  'with %s leaves the rules of CloudFormation are kept',
  (leaf) => {
    inFolder((outdir) => {
      const app = buildApp(governed(3, { entry: { leaf } }), { context, outdir });
      expect(() => app.synth()).not.toThrow();
    });
  },
  60_000,
);

test.each([
  ['Aurora and a cache', topologyWith({ lease: undefined })],
  ['RDS', { ...replicas, lease: undefined }],
])(
  'with data in %s the rules of CloudFormation are kept',
  (_, topology) => {
    inFolder((outdir) => {
      expect(() => buildApp(topology, { context, outdir }).synth()).not.toThrow();
    });
  },
  60_000,
);

test('fails where a template breaks one of them', () => {
  inFolder((outdir) => {
    const app = buildApp(topologyOfSize(2), { context, outdir });
    for (const stack of app.node.children.filter((child) => child instanceof GlobalStack)) {
      new CfnRecordSet(stack, 'Zoneless', { name: 'x.bank.example.', type: 'CNAME' });
    }
    expect(() => app.synth()).toThrow(/HostedZoneId/);
  });
}, 60_000);
