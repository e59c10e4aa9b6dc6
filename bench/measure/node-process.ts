import { execFile } from 'node:child_process';

type Bounds = {
  /** All of its environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
};

/** The metrics of two hundred targets, many times over. */
const outputLimitBytes = 64 * 1024 * 1024;

/**
 * Runs a Node.js process to its end and gives back the last line it printed, which is its report.
 * Rejects with what it said on stderr when it fails, and kills it when its time is up.
 */
export function lastLineOf(args: readonly string[], { env, timeoutMs }: Bounds): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      env: { ...env },
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: outputLimitBytes,
    } as const;
    execFile(process.execPath, [...args], options, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout.trimEnd().split('\n').at(-1) ?? '');
        return;
      }
      const reason =
        error.killed === true
          ? `was ended after ${timeoutMs} ms or ${outputLimitBytes} bytes of output`
          : `failed with ${error.code ?? error.signal ?? 'no code'}`;
      reject(new Error(`node ${args[0] ?? ''} ${reason}: ${stderr.trim()}`));
    });
  });
}
