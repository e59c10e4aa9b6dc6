import { App } from 'aws-cdk-lib';
import { addStacks } from '../lib/meridian-app';
import { readRequest } from '../lib/read-request';
import { addSolutionChecks } from '../lib/solution-checks';

// The CDK app: `cdk synth [-c topology=<file>] [-c gates=none|created|attached]`. It synthesizes by
// itself, so that a topology with problems ends in sentences and not in an empty assembly.
const app = new App({ autoSynth: false });
const file: unknown = app.node.tryGetContext('topology');
const gates: unknown = app.node.tryGetContext('gates');
const request = readRequest(typeof file === 'string' ? file : 'topology.json', gates);
if (request.ok) {
  addStacks(app, request.topology);
  addSolutionChecks(app);
  app.synth();
} else {
  process.stderr.write(`${request.lines.join('\n')}\n`);
  process.exitCode = 2;
}
