import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(__dirname, '..', '..');

/** What Lambda's own copy of the SDK would provide. */
export const externalSdk = ['@aws-sdk/*', '@smithy/*'];

/** Where packages that stay outside a bundle are found, as Lambda's runtime says by NODE_PATH. */
export const packages = path.join(root, 'node_modules');

/** A file of the repository. */
export const sourceFile = (...parts: readonly string[]): string => path.join(root, ...parts);

/**
 * Bundles a program as lib/constructs/plane-function.ts has functions bundled for deployment; a
 * test holds the two against each other, byte for byte.
 */
export async function bundleAsDeployed(
  entry: string,
  outfile: string,
  external: readonly string[] = [],
): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    external: [...external],
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
}
