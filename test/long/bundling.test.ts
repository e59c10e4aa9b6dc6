import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../../lib/meridian-app';
import { cdkContext } from '../../lib/synthesize';
import { governed } from '../lib/governed';
import { inFolder, propertiesOf, templateIn } from '../support/templates';

type Variables = Readonly<Record<string, unknown>>;

/** A variable as deployment would write it, with any name for what is known only then. */
function deployed(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': joined } = value as { 'Fn::Join'?: [string, unknown[]] };
  return joined?.[1].map(deployed).join(joined[0]) ?? 'a-name-known-at-deployment';
}

/** Loads a bundle as Lambda would, in the template's own environment: what is its handler? */
function exportsOf(bundle: string, variables: Variables): unknown {
  const env = Object.entries(variables).map(([key, value]) => [key, deployed(value)]);
  const program = 'console.log(typeof require(process.argv[1]).handler)';
  return execFileSync(process.execPath, ['-e', program, bundle], {
    env: { ...Object.fromEntries(env), AWS_REGION: 'xx-a-1' } as Record<string, string>,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

test('every function is one file that loads with the environment it is given', () => {
  inFolder((outdir) => {
    const app = buildApp(governed(3), { context: cdkContext(), outdir, validation: false });
    const template = templateIn(app.synth(), 'meridian-test-regional-xx-a-1');
    const functions = propertiesOf(template, 'AWS::Lambda::Function');
    expect(functions).not.toEqual([]);
    for (const { Code, Environment } of functions) {
      const hash = String((Code as { S3Key: unknown }).S3Key).replace('.zip', '');
      const bundle = join(outdir, `asset.${hash}`);
      expect(readdirSync(bundle)).toEqual(['index.js']);
      const { Variables } = Environment as { Variables: Variables };
      expect(exportsOf(join(bundle, 'index.js'), Variables)).toBe('function');
    }
  });
}, 60_000);
