import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Topology } from '../core/topology/schema';
import { buildApp } from './meridian-app';

/** One line of `stacks.json`: where a stack goes, and where its template lies beside the list. */
export type SynthesizedStack = {
  readonly stackName: string;
  readonly region: string;
  readonly file: string;
};

/**
 * Writes the plane's templates into a folder, and their list beside them. Nothing is bundled and no
 * rule is checked, so it takes two seconds; otherwise these are the templates of `cdk synth`. Data
 * stacks are passed over: the desk imitates what governs data, and nobody's network or disks.
 */
export function synthesizeTo(outdir: string, topology: Topology): readonly SynthesizedStack[] {
  const assembly = mkdtempSync(join(tmpdir(), 'meridian-assembly-'));
  try {
    const app = buildApp(topology, {
      context: { ...cdkContext(), 'aws:cdk:bundling-stacks': [] },
      outdir: assembly,
      validation: false,
      data: false,
    });
    mkdirSync(outdir, { recursive: true });
    const stacks = app.synth().stacks.map(({ stackName, environment, template }) => {
      const file = `${stackName}.template.json`;
      writeFileSync(join(outdir, file), JSON.stringify(template, undefined, 1));
      return { stackName, region: environment.region, file };
    });
    writeFileSync(join(outdir, 'stacks.json'), JSON.stringify(stacks, undefined, 1));
    return stacks;
  } finally {
    rmSync(assembly, { recursive: true, force: true });
  }
}

/** The context of cdk.json, which the CDK's command line reads by itself and nobody else does. */
export function cdkContext(): Record<string, unknown> {
  const file = join(__dirname, '..', 'cdk.json');
  const { context } = JSON.parse(readFileSync(file, 'utf8')) as {
    context: Record<string, unknown>;
  };
  return context;
}
