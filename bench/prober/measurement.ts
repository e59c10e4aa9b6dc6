import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lastLineOf } from '../measure/node-process';
import { bundleAsDeployed, sourceFile } from '../measure/deployed-bundle';
import { makeCertificateChain } from '../tls/certificate-chain';
import { planeWatching } from './bench-plane';
import type { Report } from './contract';
import { reportSchema } from './contract';
import type { FarSide } from './far-side';
import { openFarSide } from './far-side';
import { heapFlags } from './memory-size';

/** One process's ticks. */
export type TickRun = Report & {
  /** TLS handshakes of one look, second tries included. */
  readonly connectionsPerLook: number;
};

export type Wish = {
  readonly targets: number;
  readonly ticks: number;
  /** The heap is limited as in a function of this size. */
  readonly memoryMb: number;
};

export type Measure = (wish: Wish) => Promise<TickRun>;

const table = 'meridian-bench-regional';

/** Enough for what a tick leaves behind: its votes to be stored, its sockets to be closed. */
const restMs = 20;

/** A tick is bounded by the probe's own 2 s; starting takes less than 10 s on any machine. */
const boundMs = (ticks: number): number => 10_000 + (ticks + 3) * 3_000;

/** Lends a way to watch so many targets for so many ticks, in a new process each time. */
export async function withProber<T>(
  folder: string,
  use: (measure: Measure) => Promise<T>,
): Promise<T> {
  const program = path.join(folder, 'program.js');
  const rootFile = path.join(folder, 'root.pem');
  const [chain] = await Promise.all([
    makeCertificateChain(planeWatching(1).zone, Date.now()),
    bundleAsDeployed(sourceFile('bench', 'prober', 'program.ts'), program),
  ]);
  await writeFile(rootFile, chain.rootPem);
  const farSide = await openFarSide(chain, table);
  try {
    const env = environment(folder, rootFile, farSide);
    return await use((wish) => measured(program, farSide, env, wish));
  } finally {
    await farSide.close();
  }
}

async function measured(
  program: string,
  { originPort, handshakes }: FarSide,
  env: Readonly<Record<string, string>>,
  { targets, ticks, memoryMb }: Wish,
): Promise<TickRun> {
  const before = handshakes();
  const task = { view: planeWatching(targets), table, originPort, ticks, restMs };
  const line = await lastLineOf([...heapFlags(memoryMb), program, JSON.stringify(task)], {
    env,
    timeoutMs: boundMs(ticks),
  });
  const report = reportSchema.parse(JSON.parse(line));
  if (report.failures === report.looks * targets) {
    throw new Error(`no probe got through, so there is nothing to time: ${report.reason ?? '?'}`);
  }
  return { ...report, connectionsPerLook: (handshakes() - before) / report.looks };
}

/** As in Lambda, nothing comes from a home folder; the extra root joins the public ones. */
const environment = (folder: string, rootFile: string, { tableUrl }: FarSide) => ({
  NODE_EXTRA_CA_CERTS: rootFile,
  AWS_REGION: 'xx-bench-0',
  AWS_ENDPOINT_URL_DYNAMODB: tableUrl,
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_CONFIG_FILE: path.join(folder, 'no-config'),
  AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'no-credentials'),
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  POWERTOOLS_SERVICE_NAME: 'meridian-bench-traffic-probe',
  POWERTOOLS_METRICS_NAMESPACE: 'bench',
});
