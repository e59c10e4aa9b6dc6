import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleAsDeployed, externalSdk, sourceFile } from '../../../bench/measure/deployed-bundle';
import { buildApp } from '../../../lib/meridian-app';
import { cdkContext } from '../../../lib/synthesize';
import { propertiesOf, templateIn, topologyOfSize } from '../../support/templates';

const entry = sourceFile('lambdas', 'traffic', 'probe', 'index.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'meridian-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('what is timed is byte for byte what would be deployed', async () => {
  const file = path.join(folder, 'timed.js');
  await bundleAsDeployed(entry, file);
  expect(readFileSync(file).equals(deployedBundle('traffic-probe'))).toBe(true);
}, 60_000);

test('an external SDK is asked for by name, and nothing else is left out', async () => {
  const file = path.join(folder, 'external.js');
  await bundleAsDeployed(entry, file, externalSdk);
  const required = readFileSync(file, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g);
  const packages = [...required].map(([, name = '']) => name).filter((name) => name.includes('/'));
  const outside = packages.filter((name) => !name.startsWith('node:'));
  expect(outside).not.toEqual([]);
  expect(outside.filter((name) => !/^@(aws-sdk|smithy)\//.test(name))).toEqual([]);
});

// Helpers

/** The function's code as the real synthesis of a regional stack bundles it. */
function deployedBundle(step: string): Buffer {
  const outdir = path.join(folder, 'assembly');
  const app = buildApp(topologyOfSize(2), { context: cdkContext(), outdir, validation: false });
  const template = templateIn(app.synth(), 'meridian-test-regional-xx-a-1');
  const [{ Code } = {}] = propertiesOf(template, 'AWS::Lambda::Function').filter(
    ({ FunctionName }) => String(FunctionName).endsWith(step),
  );
  const hash = String((Code as { S3Key?: unknown } | undefined)?.S3Key).replace('.zip', '');
  return readFileSync(path.join(outdir, `asset.${hash}`, 'index.js'));
}
