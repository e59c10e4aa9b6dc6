import os from 'node:os';

/** Where figures were taken, in one line: they say little about any other place. */
export function machineLine(): string {
  const cpus = os.cpus();
  const model = cpus[0]?.model.trim() ?? 'unknown processor';
  const load = os.loadavg()[0]?.toFixed(1) ?? '?';
  return `node ${process.version}, ${cpus.length} x ${model} (${process.arch}), load ${load}`;
}
